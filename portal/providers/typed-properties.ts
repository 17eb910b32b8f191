import { PropertyChoiceId, PropertyId, PropertyKind } from '../../contract/properties.ts';

/** A question of a team as it is typed: any text, so that it can wait in a draft. */
export interface TypedProperty {
  readonly id: PropertyId;
  readonly kind: PropertyKind;
  readonly name: string;
  readonly help: string;
  readonly isRequired: boolean;
  readonly choices: readonly TypedChoice[];
}

export interface TypedChoice {
  readonly id: PropertyChoiceId;
  readonly name: string;
  readonly settlementValue: string;
}

/** None, when a draft of an older page holds something else. */
export function typedProperties(text: string): readonly TypedProperty[] {
  return listIn(text).flatMap((one) => {
    const [id, kind] = [PropertyId.safeParse(one['id']).data, PropertyKind.safeParse(one['kind']).data];
    if (id === undefined || kind === undefined) return [];
    const choices = Array.isArray(one['choices']) ? one['choices'].filter(isRecord) : [];
    return {
      id,
      kind,
      name: wordsIn(one, 'name'),
      help: wordsIn(one, 'help'),
      isRequired: one['isRequired'] === true,
      choices: choices.flatMap((choice) => {
        const choiceId = PropertyChoiceId.safeParse(choice['id']).data;
        const [name, settlementValue] = [wordsIn(choice, 'name'), wordsIn(choice, 'settlementValue')];
        return choiceId === undefined ? [] : [{ id: choiceId, name, settlementValue }];
      }),
    };
  });
}

/** What is sent: only a choice has answers to choose from. */
export function propertiesOf(text: string) {
  return typedProperties(text).map((one) => ({
    ...one,
    choices: one.kind === 'choice' ? [...one.choices] : [],
  }));
}

type Values = Readonly<Record<string, unknown>>;

function listIn(text: string): readonly Values[] {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? list.filter(isRecord) : [];
  } catch {
    return [];
  }
}

function isRecord(value: unknown): value is Values {
  return typeof value === 'object' && value !== null;
}

function wordsIn(values: Values, key: string): string {
  const value = values[key];
  return typeof value === 'string' ? value : '';
}
