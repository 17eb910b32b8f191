import { createContext } from 'react';

/** Whether the person has moved on from the page that the browser loaded: from then on, focus goes to each new heading. */
export const NavigatedContext = createContext(false);
