/** What a delta token stands for: a window of a mailbox and the versions its holder has seen. */
export interface DeltaState {
  readonly mailbox: string;
  readonly from: string;
  readonly to: string;
  /** changeKey by item id. */
  readonly seen: ReadonlyMap<string, string>;
}

export interface KeptToken {
  readonly state: DeltaState;
  /** The round whose pages are being handed out; null when the next call starts one. */
  readonly round: { readonly items: object[]; readonly seen: Map<string, string> } | null;
  readonly from: number;
}

/** Exchange forgets old sync states at times of its own; here each mailbox has so many. */
const TOKENS_PER_MAILBOX = 8;

export interface DeltaTokens {
  readonly keep: (token: KeptToken) => string;
  readonly find: (text: string) => KeptToken | undefined;
  readonly forget: () => void;
}

export function createDeltaTokens(): DeltaTokens {
  const kept = new Map<string, KeptToken>();
  const byMailbox = new Map<string, string[]>();
  let count = 0;

  return {
    keep: (token) => {
      count += 1;
      const text = Buffer.from(`sync-${count}-${token.state.from}`).toString('base64url');
      const texts = byMailbox.get(token.state.mailbox) ?? [];
      texts.push(text);
      byMailbox.set(token.state.mailbox, texts);
      kept.set(text, token);
      if (texts.length > TOKENS_PER_MAILBOX) kept.delete(texts.shift() ?? '');
      return text;
    },
    find: (text) => kept.get(text),
    forget: () => {
      kept.clear();
      byMailbox.clear();
    },
  };
}
