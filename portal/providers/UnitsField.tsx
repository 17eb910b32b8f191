import { Caption1, Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { listUnits } from '../../contract/organization.ts';
import type { UnitReply } from '../../contract/organization.ts';
import type { UnitId } from '../../contract/primitives.ts';
import { unitTree } from '../places/unit-tree.ts';
import type { UnitNode } from '../places/unit-tree.ts';
import { useReading } from '../shell/reading.ts';

const useStyles = makeStyles({
  field: { margin: 0, padding: 0, border: 'none', minWidth: 0 },
  legend: { padding: 0 },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  below: { paddingInlineStart: tokens.spacingHorizontalXL },
});

interface UnitsFieldProps {
  readonly chosen: readonly UnitId[];
  readonly onChange: (units: readonly UnitId[]) => void;
}

/** Places to choose from, as they lie in each other; what lies in a chosen one is served with it. */
export function UnitsField({ chosen, onChange }: UnitsFieldProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const hint = useId();
  const units = useReading(listUnits).data?.units ?? [];
  return (
    <fieldset className={styles.field} aria-describedby={hint}>
      <legend className={styles.legend}>{t('providers.form.places')}</legend>
      <Caption1 id={hint}>{t('providers.form.placesHint')}</Caption1>
      <Nodes nodes={unitTree(units)} chosen={chosen} isServed={false} onChange={onChange} />
    </fieldset>
  );
}

interface NodesProps extends UnitsFieldProps {
  readonly nodes: readonly UnitNode<UnitReply>[];
  /** Something above them is chosen. */
  readonly isServed: boolean;
}

function Nodes({ nodes, chosen, isServed, onChange }: NodesProps) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {nodes.map(({ unit, below }) => {
        const isChosen = chosen.includes(unit.id);
        return (
          <li key={unit.id}>
            <Checkbox
              label={unit.name}
              checked={isChosen || (isServed && 'mixed')}
              onChange={() =>
                onChange(isChosen ? chosen.filter((one) => one !== unit.id) : [...chosen, unit.id])
              }
            />
            {below.length > 0 && (
              <div className={styles.below}>
                <Nodes nodes={below} chosen={chosen} isServed={isServed || isChosen} onChange={onChange} />
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
