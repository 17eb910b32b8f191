import { createContext, use } from 'react';
import type { SignIn } from '../outlook/sign-in/ladder.ts';

export const SignInContext = createContext<Pick<SignIn, 'byClick'> | null>(null);

export function useSignIn(): Pick<SignIn, 'byClick'> {
  const signIn = use(SignInContext);
  if (!signIn) throw new Error('this component belongs inside the pane');
  return signIn;
}
