import { CustomField, CustomFieldId } from '../../contract/visitor-fields.ts';

const { kind: Kind, by: By } = CustomField.shape;

/** A field of a reception as it is typed: any text, so that it can wait in a draft. */
export interface TypedField {
  readonly id: CustomFieldId;
  readonly name: string;
  readonly kind: CustomField['kind'];
  readonly choices: readonly string[];
  readonly isRequired: boolean;
  readonly by: CustomField['by'];
}

/** None, when a draft of an older page holds something else. */
export function typedFields(text: string): readonly TypedField[] {
  return listIn(text).flatMap((one) => {
    const id = CustomFieldId.safeParse(one['id']).data;
    const kind = Kind.safeParse(one['kind']).data;
    const by = By.safeParse(one['by']).data;
    if (id === undefined || kind === undefined || by === undefined) return [];
    const { name, choices, isRequired } = one;
    return {
      id,
      kind,
      by,
      name: typeof name === 'string' ? name : '',
      choices: Array.isArray(choices) ? choices.filter((choice) => typeof choice === 'string') : [],
      isRequired: isRequired === true,
    };
  });
}

/** What is sent: only a choice has answers to choose from, and lines that are empty are none. */
export function fieldsOf(text: string) {
  return typedFields(text).map((field) => ({
    ...field,
    choices:
      field.kind === 'choice' ? field.choices.map((one) => one.trim()).filter((one) => one !== '') : [],
  }));
}

function listIn(text: string): readonly Readonly<Record<string, unknown>>[] {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? list.filter((one) => typeof one === 'object' && one !== null) : [];
  } catch {
    return [];
  }
}
