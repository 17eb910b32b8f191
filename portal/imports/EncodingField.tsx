import { useTranslation } from 'react-i18next';
import { FileEncoding } from '../../contract/file-import.ts';
import { SelectField } from '../forms/fields.tsx';

interface EncodingFieldProps {
  readonly value: FileEncoding;
  readonly onChange: (value: FileEncoding) => void;
}

/** In which letters a file is written: bytes do not tell. */
export function EncodingField({ value, onChange }: EncodingFieldProps) {
  const { t } = useTranslation('portal');
  return (
    <SelectField
      label={t('imports.encoding')}
      value={value}
      onChange={(chosen) => onChange(FileEncoding.safeParse(chosen).data ?? 'utf-8')}
      options={FileEncoding.options.map((one) => ({ value: one, label: t(`imports.encodings.${one}`) }))}
    />
  );
}
