import { z } from 'zod';
import { createGate } from './call-gate.ts';
import { createCommands } from './commands.ts';
import type { Completion } from './commands.ts';
import { answerCommon } from './common-api.ts';
import { eventsOf } from './events.ts';
import { fail } from './methods/method.ts';
import type { MethodAnswer, MethodHost } from './methods/method.ts';
import { runMethod } from './methods/index.ts';
import { answerNestedAuth } from './nested-auth.ts';
import type { Broker } from './nested-auth.ts';
import { appContext, frameName, frameUrl, initialData } from './start-up.ts';
import type { FrameIdentity } from './start-up.ts';
import { answerTo, eventMessage, focusMessage, readMessage } from './wire.ts';
import type { Call } from './wire.ts';

export interface FrameOptions {
  readonly url: string;
  readonly title: string;
  /** Where the frame is put; `null`: into the body, unseen (the runtime of events). */
  readonly parent: HTMLElement | null;
  readonly identity: FrameIdentity;
  readonly methods: MethodHost;
  readonly broker: Broker;
  readonly scope: string;
  /** The library's reports on focus and keys: 13 and 14 leave the frame forwards and backwards, 15 is Escape. */
  readonly onNotify: (action: number) => void;
}

export interface AddinFrame {
  /** Settles once the library has started in the page. */
  readonly ready: Promise<void>;
  /** Calls a function of the add-in; the promise never settles when the add-in never completes it. */
  readonly invoke: (functionName: string, args: Readonly<Record<string, unknown>>) => Promise<Completion>;
  readonly focus: (at: 'first' | 'last') => void;
  readonly close: () => void;
}

/** As Outlook on the web does; the pane needs its own origin, pop-ups for signing in, and nothing of ours. */
const SANDBOX =
  'allow-scripts allow-forms allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads';

const Dispatch = z.object({
  MethodData: z.object({ DispatchId: z.number() }),
  ApiParams: z.unknown().optional(),
});
const Notify = z.tuple([z.string(), z.number()]).rest(z.unknown());
const OpenWindow = z.object({ strUrl: z.url({ protocol: /^https?$/ }) });
const UNKNOWN_ACTION = -2;

/**
 * Runs one page of the add-in in a frame, as the host that the unmodified Office.js expects: start-up, calls, events,
 * functions of the add-in, nested authentication. Messages count only from this very frame and its origin.
 */
export function openAddinFrame(options: FrameOptions): AddinFrame {
  const { identity, methods, broker } = options;
  const conversation = `_xdm_${crypto.randomUUID()}`;
  const origin = new URL(options.url).origin;
  const listening = new Set<string>();
  const commands = createCommands();
  const gate = createGate<MethodAnswer>(identity.switches.callLimit, fail('response'));
  const ready = Promise.withResolvers<void>();
  const frame = createFrame(options, frameName(conversation, identity));
  let focusCount = 0;

  const post = (text: string) => frame.contentWindow?.postMessage(text, origin);
  const reply = (call: Call, data: unknown, errorCode = 0) =>
    post(answerTo(call, data, identity.hostOrigin, errorCode));
  const raise = (event: string, payload: unknown) => {
    if (listening.has(event)) post(eventMessage(event, conversation, payload, identity.hostOrigin));
  };

  const actions: Readonly<Record<string, (call: Call) => unknown>> = {
    ContextActivationManager_getAppContextAsync: () => appContext(identity),
    ContextActivationManager_notifyHost(call) {
      const notice = Notify.safeParse(call.data);
      if (notice.success) options.onNotify(notice.data[1]);
      return null;
    },
    ContextActivationManager_openWindowInHost(call) {
      const wanted = OpenWindow.safeParse(call.data);
      if (wanted.success) window.open(wanted.data.strUrl, '_blank', 'noopener');
      return null;
    },
    GetInitialData: () => initialData(identity, methods.item.read()),
    ExecuteMethod(call) {
      const { data } = Dispatch.safeParse(call.data);
      if (!data) return fail('invalidFormat');
      return gate(() => runMethod(data.MethodData.DispatchId, data.ApiParams, methods));
    },
    executeMethod: (call) =>
      answerCommon(call.data, {
        broker,
        scope: options.scope,
        completeCommand: commands.complete,
        closePane: methods.closePane,
      }),
  };

  async function take(event: MessageEvent): Promise<void> {
    if (event.source !== frame.contentWindow || event.origin !== origin) return;
    const message = readMessage(event.data);
    if (!message) return;
    if ('other' in message) {
      const answer = await answerNestedAuth(message.other, broker);
      if (answer) post(JSON.stringify(answer));
    } else if (message.call.conversation === conversation) await answer(message.call);
  }

  async function answer(call: Call): Promise<void> {
    if (call.kind !== 'invoke') {
      if (call.kind === 'register') listening.add(call.action);
      else listening.delete(call.action);
      reply(call, { Error: 0 });
      // The library asks for this event last: from here on it can take commands.
      if (call.action === 'appCommandInvoked') ready.resolve();
      return;
    }
    const action = actions[call.action];
    if (action) reply(call, await action(call));
    else reply(call, null, UNKNOWN_ACTION);
  }

  const onMessage = (event: MessageEvent) => void take(event);
  window.addEventListener('message', onMessage);
  let before = methods.item.read();
  const stop = methods.item.onChange((changed) => {
    const after = methods.item.read();
    for (const { name, payload } of eventsOf(changed, before, after)) raise(name, payload);
    before = after;
  });
  frame.src = frameUrl(options.url, identity);
  (options.parent ?? document.body).append(frame);

  return {
    ready: ready.promise,
    async invoke(functionName, args) {
      await ready.promise;
      const { payload, completion } = commands.call(functionName, args);
      raise('appCommandInvoked', payload);
      return completion;
    },
    focus(at) {
      frame.focus();
      focusCount += 1;
      post(focusMessage(conversation, at, focusCount, identity.hostOrigin));
    },
    close() {
      window.removeEventListener('message', onMessage);
      stop();
      frame.remove();
    },
  };
}

function createFrame({ title, parent }: FrameOptions, name: string): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.name = name; // before the address: the library reads it while it loads
  frame.title = title;
  frame.setAttribute('sandbox', SANDBOX);
  frame.allow = 'clipboard-write';
  if (!parent) {
    frame.hidden = true;
    frame.tabIndex = -1;
  }
  return frame;
}
