import { Body1, Body1Strong, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled, CircleHalfFillRegular, CircleRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { readChecklist } from '../../contract/organization.ts';
import type { RouteReply } from '../../contract/route.ts';
import { LinkButton } from '../shell/LinkButton.tsx';
import { sections } from '../shell/sections.ts';
import type { Section } from '../shell/sections.ts';
import { useSession } from '../shell/session.ts';

type Step = RouteReply<typeof readChecklist>['steps'][number];

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
  step: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr) auto',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: tokens.spacingHorizontalL,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    '@media (max-width: 480px)': { gridTemplateColumns: 'auto minmax(0, 1fr)' },
  },
  mark: { fontSize: '24px', color: tokens.colorBrandForeground1, display: 'flex' },
  left: { color: tokens.colorNeutralForeground3 },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  detail: { color: tokens.colorNeutralForeground2 },
  action: { '@media (max-width: 480px)': { gridColumn: '2' } },
  spoken: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
});

/** Which section of the portal a step is done in. */
const sectionOf: Partial<Record<Step['code'], Section['code']>> = {
  integration: 'integrations',
  calendars: 'calendars',
  places: 'calendars',
  organization: 'organization',
  roles: 'access',
  'access-proof': 'access-proof',
  deploy: 'deploy',
};

/** The steps of setting up: done or not, in words and as a sign, and where each is done. */
export function Checklist({ steps }: { readonly steps: readonly Step[] }) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { may } = useSession();
  return (
    <ol className={styles.list} aria-label={t('home.checklist')}>
      {steps.map(({ code, isDone, isHalfDone, count }) => {
        const section = sections.find((one) => one.code === sectionOf[code]);
        const isReachable = section && (section.permission === null || may(section.permission));
        return (
          <li key={code} className={styles.step}>
            <span className={styles.mark} aria-hidden="true">
              <Mark isDone={isDone} isHalfDone={isHalfDone} />
            </span>
            <div className={styles.words}>
              <Body1Strong>
                {t(`home.steps.${code}.title`)}
                {isDone && <span className={styles.spoken}> ({t('home.done')})</span>}
              </Body1Strong>
              <Body1 className={styles.detail}>{t(`home.steps.${code}.detail`)}</Body1>
              {isHalfDone && <Caption1>{t('home.halfDone.deploy')}</Caption1>}
              {count > 0 && code !== 'organization' && (
                <Caption1>{t(`home.counts.${code}`, { count })}</Caption1>
              )}
            </div>
            {isReachable && (
              <div className={styles.action}>
                <LinkButton to={section.path} appearance={isDone ? 'secondary' : 'primary'}>
                  {t('home.open')}
                  <span className={styles.spoken}> {t(`home.steps.${code}.title`)}</span>
                </LinkButton>
              </div>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function Mark({ isDone, isHalfDone }: Pick<Step, 'isDone' | 'isHalfDone'>) {
  const styles = useStyles();
  if (isDone) return <CheckmarkCircleFilled />;
  return isHalfDone ? <CircleHalfFillRegular /> : <CircleRegular className={styles.left} />;
}
