import { Body1, Caption1, makeStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { ProofMeans } from '../../contract/access-proof.ts';

const useStyles = makeStyles({
  lines: { display: 'flex', flexDirection: 'column', overflowWrap: 'anywhere' },
});

/** Who narrows what can be read, and the token that was used, as the sign-in logs of Entra name it. */
export function Means({ means: { scopeMode, tokenId } }: { readonly means: ProofMeans }) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  if (scopeMode === null) return null;
  return (
    <div className={styles.lines}>
      <Body1>{t(`accessProof.means.${scopeMode}`)}</Body1>
      {tokenId !== null && <Caption1>{t('accessProof.means.token', { id: tokenId })}</Caption1>}
    </div>
  );
}
