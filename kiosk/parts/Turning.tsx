import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  ring: {
    width: '72px',
    height: '72px',
    boxSizing: 'border-box',
    borderRadius: '50%',
    border: `8px solid ${tokens.colorBrandStroke2}`,
    borderTopColor: tokens.colorBrandStroke1,
    animationName: { to: { transform: 'rotate(360deg)' } },
    animationDuration: '1s',
    animationIterationCount: 'infinite',
    animationTimingFunction: 'linear',
    '@media (prefers-reduced-motion: reduce)': { animationName: 'none' },
  },
});

/** It works on something. */
export function Turning() {
  return <div className={useStyles().ring} aria-hidden="true" />;
}
