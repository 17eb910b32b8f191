import { useTranslation } from 'react-i18next';
import { listUnits } from '../../contract/organization.ts';
import { changeReception, listReceptions, ReceptionReply } from '../../contract/receptions.ts';
import { unitPath } from '../access/where.ts';
import { badgeOf } from '../badges/badge-values.ts';
import type { ComparedField } from '../forms/ConflictNotice.tsx';
import { EditForm } from '../forms/EditForm.tsx';
import { useEdited } from '../forms/use-edited.ts';
import { useSubmit } from '../forms/use-submit.ts';
import { useOpeningWords } from '../providers/opening-words.ts';
import { membersOf, unitsOf } from '../providers/provider-values.ts';
import { useReading, useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { areAlike, bodyOf, valuesOf } from './reception-values.ts';
import type { ReceptionValues } from './reception-values.ts';
import { typedFields } from './typed-fields.ts';
import { typedTexts, writtenIn } from './typed-texts.ts';
import { askedFields } from './QuestionsField.tsx';
import { ReceptionFields } from './ReceptionFields.tsx';

/** Changes a reception. */
export function EditReception({ stored }: { readonly stored: ReceptionReply }) {
  const { t } = useTranslation('portal');
  const { call, announce } = useSession();
  const stale = useStale();
  const submit = useSubmit(call, changeReception);
  const edited = useEdited({ stored, schema: ReceptionReply, problem: submit.problem, valuesOf, areAlike });
  const compared = useCompared();

  const save = async (version: number) => {
    const changed = await submit.send({ params: { id: stored.id }, version, body: bodyOf(edited.values) });
    if (changed === null) return;
    edited.take(changed);
    announce(t('receptions.saved', { name: changed.name }));
    stale(listReceptions);
  };
  return (
    <EditForm
      label={stored.name}
      edited={edited}
      compared={(newer) => compared(edited.values, valuesOf(newer))}
      submit={submit}
      onSave={(version) => void save(version)}
    >
      <ReceptionFields values={edited.values} onChange={edited.change} mistakes={submit.mistakes} />
    </EditForm>
  );
}

const plain = [
  'name',
  'language',
  'country',
  'timeZone',
  'noticeHours',
  'retentionDays',
  'directions',
  'address',
  'remindAt',
  'automaticAt',
  'contact',
  'parkingPlaces',
] as const;

/** Two versions of a reception, field by field, in words. */
function useCompared(): (mine: ReceptionValues, theirs: ReceptionValues) => readonly ComparedField[] {
  const { t } = useTranslation('portal');
  const { time } = useSession();
  const opening = useOpeningWords();
  const units = useReading(listUnits).data?.units ?? [];
  const badgeWords = ({ size, zone, color, shows }: ReturnType<typeof badgeOf>) =>
    time.list([
      t(`badges.sizes.${size}`),
      zone,
      t(`badges.colors.${color}`),
      ...(['company', 'host', 'code'] as const)
        .filter((one) => shows[one])
        .map((one) => t(`badges.show.${one}`)),
    ]);
  const words: readonly (readonly [string, (values: ReceptionValues) => string])[] = [
    ...plain.map(
      (name) => [t(`receptions.form.${name}`), (values: ReceptionValues) => values[name]] as const,
    ),
    ...askedFields.map(
      (name) =>
        [
          t(`receptions.asks.${name}`),
          (values: ReceptionValues) => t(`receptions.asked.${values[name]}`),
        ] as const,
    ),
    [
      t('receptions.sections.hours'),
      ({ week, daysOff }) => `${opening.week(week)} ${opening.daysOff(daysOff)}`.trim(),
    ],
    [
      t('receptions.form.texts'),
      ({ texts }) =>
        writtenIn(typedTexts(texts))
          .map((language) => `${language}: ${Object.values(typedTexts(texts)[language]).join(' – ')}`)
          .join('\n'),
    ],
    [t('receptions.fields.title'), ({ fields }) => time.list(typedFields(fields).map(({ name }) => name))],
    [
      t('receptions.columns.places'),
      ({ units: of }) => time.list(unitsOf(of).map((id) => unitPath(units, id) ?? id)),
    ],
    [t('receptions.form.titles'), ({ titles }) => t(`receptions.titles.${titles}`)],
    [t('badges.legend'), ({ badge }) => badgeWords(badgeOf(badge))],
    [t('receptions.form.members'), ({ members }) => time.list(membersOf(members).map(({ name }) => name))],
  ];
  return (mine, theirs) => words.map(([name, show]) => ({ name, mine: show(mine), theirs: show(theirs) }));
}
