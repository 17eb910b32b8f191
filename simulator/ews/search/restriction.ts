import { EwsError } from '../ews-error.ts';
import { child } from '../read-xml.ts';
import type { XmlElement } from '../read-xml.ts';
import { contains } from './containment.ts';
import { constantFor, inOrder } from './search-field.ts';
import type { SearchField } from './search-field.ts';

/** Whether a thing is found. */
export type Predicate<T> = (of: T) => boolean;

/** The property behind a FieldURI, IndexedFieldURI or ExtendedFieldURI; undefined for one that cannot be searched. */
export type FieldOf<T> = (path: XmlElement) => SearchField<T> | undefined;

/** Above this Exchange does not read on (responsecode: ErrorRestrictionTooLong). */
const MOST_NODES = 255;

/**
 * Reads a Restriction; without one everything is found. Throws an EwsError: ErrorUnsupportedPathForQuery (a property
 * that cannot be searched, or not so), ErrorInvalidValueForProperty, ErrorContainsFilterWrongType,
 * ErrorInvalidPropertyForExists, ErrorInvalidExcludesRestriction, ErrorRestrictionTooLong.
 */
export function readRestriction<T>(restriction: XmlElement | undefined, fieldOf: FieldOf<T>): Predicate<T> {
  const [expression] = restriction?.children ?? [];
  if (!expression) return () => true;
  if (nodesIn(expression) > MOST_NODES) {
    throw new EwsError('ErrorRestrictionTooLong', 'The restriction contains too many nodes.');
  }
  return expressionOf(expression, fieldOf);
}

function expressionOf<T>(expression: XmlElement, fieldOf: FieldOf<T>): Predicate<T> {
  const inner = (): Predicate<T>[] => expression.children.map((each) => expressionOf(each, fieldOf));
  switch (expression.name) {
    case 'And': {
      const all = inner();
      return (of) => all.every((holds) => holds(of));
    }
    case 'Or': {
      const some = inner();
      return (of) => some.some((holds) => holds(of));
    }
    case 'Not': {
      const [not] = inner();
      return (of) => !not?.(of);
    }
    case 'Exists':
      return existing(searchable(expression, fieldOf));
    case 'Excludes':
      return excluding(expression, searchable(expression, fieldOf));
    case 'Contains':
      return containing(expression, searchable(expression, fieldOf));
    default:
      return comparing(expression, fieldOf);
  }
}

const comparisons: Readonly<Record<string, (order: number) => boolean>> = {
  IsEqualTo: (order) => order === 0,
  IsNotEqualTo: (order) => order !== 0,
  IsGreaterThan: (order) => order > 0,
  IsGreaterThanOrEqualTo: (order) => order >= 0,
  IsLessThan: (order) => order < 0,
  IsLessThanOrEqualTo: (order) => order <= 0,
};

/** With a constant or with another property of the same kind; what a thing does not have compares with nothing. */
function comparing<T>(expression: XmlElement, fieldOf: FieldOf<T>): Predicate<T> {
  const holds = comparisons[expression.name];
  const field = searchable(expression, fieldOf);
  const operand = child(expression, 'FieldURIOrConstant')?.children[0];
  if (!holds || !operand) throw unsupported();
  const other = operand.name === 'Constant' ? constantOperand(field, operand) : fieldOf(operand);
  if (other?.kind !== field.kind) throw unsupported();
  return (of) => {
    const [left, right] = [field.value(of), other.value(of)];
    return left !== null && right !== null && holds(inOrder(left, right));
  };
}

function constantOperand<T>(field: SearchField<T>, { attributes }: XmlElement): SearchField<T> {
  const value = constantFor(field, attributes.Value ?? '');
  return { ...field, value: () => value };
}

function existing<T>(field: SearchField<T>): Predicate<T> {
  if (field.isFlag) {
    throw new EwsError('ErrorInvalidPropertyForExists', 'The property cannot be used with Exists.');
  }
  return (of) => field.value(of) !== null;
}

/** True when no bit of the mask is set; for whole numbers only. */
function excluding<T>(expression: XmlElement, field: SearchField<T>): Predicate<T> {
  if (field.kind !== 'whole') throw unsupported();
  const written = child(expression, 'Bitmask')?.attributes.Value ?? '';
  const mask = written === '' ? Number.NaN : Number(written);
  if (!Number.isSafeInteger(mask)) {
    throw new EwsError('ErrorInvalidExcludesRestriction', 'The bitmask of the Excludes filter is not valid.');
  }
  return (of) => {
    const value = field.value(of);
    return typeof value === 'number' && (BigInt(value) & BigInt(mask)) === 0n;
  };
}

function containing<T>(expression: XmlElement, field: SearchField<T>): Predicate<T> {
  if (field.kind !== 'text') {
    throw new EwsError(
      'ErrorContainsFilterWrongType',
      'The Contains filter can only be used with properties of type string.',
    );
  }
  const wanted = child(expression, 'Constant')?.attributes.Value ?? '';
  const { ContainmentMode: mode = 'FullString', ContainmentComparison: comparison = 'Exact' } =
    expression.attributes;
  return (of) => {
    const value = field.value(of);
    return typeof value === 'string' && contains(value, wanted, { mode, comparison });
  };
}

/** The property that an expression is about: its first child. */
function searchable<T>({ children }: XmlElement, fieldOf: FieldOf<T>): SearchField<T> {
  const [path] = children;
  const field = path && fieldOf(path);
  if (!field) throw unsupported();
  return field;
}

function nodesIn({ children }: XmlElement): number {
  return children.reduce((sum, each) => sum + nodesIn(each), 1);
}

function unsupported(): EwsError {
  return new EwsError(
    'ErrorUnsupportedPathForQuery',
    'The property can not be used with this type of restriction.',
  );
}
