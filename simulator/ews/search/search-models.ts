import type { Model } from '../request-model.ts';

const whole = /^\s*[+-]?\d{1,9}\s*$/;
const path = 't:(FieldURI|IndexedFieldURI|ExtendedFieldURI|ExceptionFieldURI),';
const comparisons = [
  'IsEqualTo',
  'IsNotEqualTo',
  'IsGreaterThan',
  'IsGreaterThanOrEqualTo',
  'IsLessThan',
  'IsLessThanOrEqualTo',
];
const expression = `t:(Exists|Excludes|Contains|And|Or|Not|${comparisons.join('|')}),`;
const direction = /^(Ascending|Descending)$/;

/** What Microsoft's schema lets restrictions, sort orders, groupings and pages contain. */
export const searchModels: Readonly<Record<string, Model>> = {
  'm:Restriction': { content: expression },
  't:Condition': { content: expression },
  't:And': { content: `(${expression})+` },
  't:Or': { content: `(${expression})+` },
  't:Not': { content: expression },
  't:Exists': { content: path },
  't:Excludes': { content: `${path}t:Bitmask,` },
  't:Bitmask': {
    content: '',
    attributes: { Value: /^(0x[\da-f]*|\d*)$/i },
    required: ['Value'],
  },
  't:Contains': {
    content: `${path}t:Constant,`,
    attributes: {
      ContainmentMode: /^(FullString|Prefixed|Substring|PrefixOnWords|ExactPhrase)$/,
      ContainmentComparison:
        /^(Exact|IgnoreCase|IgnoreNonSpacingCharacters|Loose|IgnoreCaseAndNonSpacingCharacters|LooseAndIgnoreCase|LooseAndIgnoreNonSpace|LooseAndIgnoreCaseAndIgnoreNonSpace)$/,
    },
  },
  ...Object.fromEntries(
    comparisons.map((name) => [`t:${name}`, { content: `${path}t:FieldURIOrConstant,` }]),
  ),
  't:FieldURIOrConstant': { content: `(${path}|t:Constant,)` },
  't:Constant': { content: '', attributes: { Value: /[^]*/ }, required: ['Value'] },
  't:IndexedFieldURI': {
    content: '',
    attributes: { FieldURI: /./, FieldIndex: /[^]*/ },
    required: ['FieldURI', 'FieldIndex'],
  },
  'm:SortOrder': { content: '(t:FieldOrder,)+' },
  't:FieldOrder': { content: path, attributes: { Order: direction }, required: ['Order'] },
  'm:GroupBy': {
    content: 't:(FieldURI|IndexedFieldURI|ExtendedFieldURI),t:AggregateOn,',
    attributes: { Order: direction },
    required: ['Order'],
  },
  't:AggregateOn': {
    content: 't:(FieldURI|IndexedFieldURI|ExtendedFieldURI),',
    attributes: { Aggregate: /^(Minimum|Maximum)$/ },
    required: ['Aggregate'],
  },
  ...Object.fromEntries(
    ['Item', 'Folder'].flatMap((kind): [string, Model][] => [
      [
        `m:IndexedPage${kind}View`,
        {
          content: '',
          attributes: { MaxEntriesReturned: whole, Offset: whole, BasePoint: /^(Beginning|End)$/ },
          required: ['Offset', 'BasePoint'],
        },
      ],
      [
        `m:FractionalPage${kind}View`,
        {
          content: '',
          attributes: { MaxEntriesReturned: whole, Numerator: whole, Denominator: whole },
          required: ['Numerator', 'Denominator'],
        },
      ],
    ]),
  ),
  'm:SeekToConditionPageItemView': {
    content: 't:Condition,',
    attributes: { MaxEntriesReturned: whole, BasePoint: /^(Beginning|End)$/ },
    required: ['BasePoint'],
  },
  'm:ContactsView': {
    content: '',
    attributes: { MaxEntriesReturned: whole, InitialName: /[^]*/, FinalName: /[^]*/ },
  },
};
