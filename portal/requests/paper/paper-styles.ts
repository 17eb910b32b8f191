import { makeStaticStyles } from '@fluentui/react-components';

/**
 * Sizes of paper by name (CSS Paged Media, `page`): what says `page: 'ticket'` is printed on A5, whatever the rest of the page
 * would be printed on. A browser that knows no names prints on the paper that its dialog says.
 */
export const usePaperStyles = makeStaticStyles({
  '@page sheet': { size: 'A4', margin: '12mm' },
  '@page ticket': { size: 'A5', margin: '10mm' },
  '@page label': { size: '100mm 60mm', margin: '4mm' },
});
