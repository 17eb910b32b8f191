import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

/** Beside the navigation of the portal six columns need this much, or words are broken within. */
const NARROW = '@media (max-width: 1100px)';

const useStyles = makeStyles({
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    textAlign: 'start',
    [NARROW]: { display: 'block' },
  },
  head: {
    // Narrow rows carry the names of their columns themselves; the header stays for people who do not see the page.
    [NARROW]: {
      position: 'absolute',
      width: '1px',
      height: '1px',
      overflow: 'hidden',
      clipPath: 'inset(50%)',
    },
  },
  body: { [NARROW]: { display: 'block' } },
  row: {
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    [NARROW]: {
      display: 'flex',
      flexDirection: 'column',
      gap: tokens.spacingVerticalXS,
      padding: `${tokens.spacingVerticalM} 0`,
    },
  },
  heading: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS} 0`,
    color: tokens.colorNeutralForeground2,
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase200,
    textAlign: 'start',
    verticalAlign: 'bottom',
  },
  cell: {
    minWidth: '84px', // or a column of short words is broken within them to make room for a long one
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS} 0`,
    verticalAlign: 'top',
    textAlign: 'start',
    fontWeight: 'normal',
    overflowWrap: 'anywhere',
    [NARROW]: {
      display: 'flex',
      gap: tokens.spacingHorizontalM,
      padding: 0,
      minWidth: 0,
      '::before': {
        content: 'attr(data-column)',
        flex: '0 0 104px',
        color: tokens.colorNeutralForeground2,
        fontSize: tokens.fontSizeBase200,
      },
    },
  },
  value: { minWidth: 0, flex: '1 1 auto' },
});

/** Said once more, because some browsers forget what a table is as soon as it is not laid out as one. */
const roles = {
  table: { role: 'table' },
  rowgroup: { role: 'rowgroup' },
  row: { role: 'row' },
  columnheader: { role: 'columnheader' },
  rowheader: { role: 'rowheader' },
  cell: { role: 'cell' },
} as const;

export interface Column<Row> {
  readonly name: string;
  /** An empty cell (null) is left out where rows are narrow. */
  readonly renderCell: (row: Row) => ReactNode;
}

interface DataTableProps<Row> {
  readonly label: string;
  /** The first column names the row. */
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
}

/** Rows and columns; where there is no room for columns, each row stands as a block with the names beside the values. */
export function DataTable<Row>({ label, columns, rows, keyOf }: DataTableProps<Row>) {
  const styles = useStyles();
  const [first, ...others] = columns;
  return (
    <table className={styles.table} {...roles.table} aria-label={label}>
      <thead className={styles.head} {...roles.rowgroup}>
        <tr {...roles.row}>
          {columns.map(({ name }) => (
            <th key={name} scope="col" {...roles.columnheader} className={styles.heading}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className={styles.body} {...roles.rowgroup}>
        {rows.map((row) => (
          <tr key={keyOf(row)} {...roles.row} className={styles.row}>
            {first && (
              <th scope="row" {...roles.rowheader} className={styles.cell} data-column={first.name}>
                <div className={styles.value}>{first.renderCell(row)}</div>
              </th>
            )}
            {others.map(({ name, renderCell }) => (
              <td key={name} {...roles.cell} className={styles.cell} data-column={name}>
                <div className={styles.value}>{renderCell(row)}</div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
