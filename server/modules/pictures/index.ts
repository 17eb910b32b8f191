export { checkPicture, pictureTypeOf } from './picture.ts';
export type { Picture } from './picture.ts';
