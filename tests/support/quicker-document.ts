/**
 * Three questions that Testing Library asks of the simulated document thousands of times in a test, answered without a walk
 * through all of it; and a record that React keeps for a reader who is not there. What is answered stays the same.
 */
if (typeof document !== 'undefined') {
  keepNoOwnerStacks(await import('react'));
  keepOnlyWhatShows(CSSStyleSheet.prototype);
  findLabelledById(HTMLLabelElement.prototype);
  for (const { prototype } of [HTMLButtonElement, HTMLInputElement, HTMLSelectElement, HTMLTextAreaElement]) {
    findLabelsAmongLabels(prototype);
  }
}

/**
 * "Is it visible, and does its name have a blank here?" compares an element with every rule there is. Of those that
 * components add, only the ones that hide something or make it a block matter: nothing is drawn here, and how things look is
 * looked at in a browser.
 */
function keepOnlyWhatShows(sheet: CSSStyleSheet): void {
  const insertRule = known(Reflect.get(sheet, 'insertRule'));
  sheet.insertRule = function insertWhatShows(rule, index = 0) {
    if (!/\b(?:display|visibility)\s*:/.test(rule)) return index;
    return Number(Reflect.apply(insertRule, this, [rule, Math.min(index, this.cssRules.length)]));
  };
}

/** "Which field is this label for?" compares every element's id, though the document knows them. */
function findLabelledById(label: HTMLLabelElement): void {
  const before = Object.getOwnPropertyDescriptor(label, 'control');
  const control = known(before && Reflect.get(before, 'get'));
  Object.defineProperty(label, 'control', {
    configurable: true,
    get(this: HTMLLabelElement): unknown {
      if (!this.isConnected || !this.htmlFor) return Reflect.apply(control, this, []);
      const field = document.getElementById(this.htmlFor);
      return field?.matches('button, input:not([type=hidden]), meter, output, progress, select, textarea')
        ? field
        : null;
    },
  });
}

/** "Which labels are for this field?" asks every element of the document whether it is one, and then what it is for. */
function findLabelsAmongLabels(field: HTMLElement): void {
  const before = Object.getOwnPropertyDescriptor(field, 'labels');
  const labels = known(before && Reflect.get(before, 'get'));
  const all = document.getElementsByTagName('label');
  // Asked by its own name, the collection would first look for a label that is called "length".
  const item = known(Reflect.get(HTMLCollection.prototype, 'item'));
  const counted = Object.getOwnPropertyDescriptor(HTMLCollection.prototype, 'length');
  const length = known(counted && Reflect.get(counted, 'get'));
  Object.defineProperty(field, 'labels', {
    configurable: true,
    get(this: HTMLElement): unknown {
      if (!this.isConnected || (this instanceof HTMLInputElement && this.type === 'hidden')) {
        return Reflect.apply(labels, this, []);
      }
      const count = Number(Reflect.apply(length, all, []));
      return Array.from({ length: count }, (_, at): unknown => Reflect.apply(item, all, [at])).filter(
        (label) => label instanceof HTMLLabelElement && label.control === this,
      );
    },
  });
}

/**
 * With every element that React makes it notes who made it, as a stack of calls, in case a warning has to say so: a seventh
 * of a page's test. It gives up after ten thousand in a second, and here from the first: it warns as before, without that list.
 */
function keepNoOwnerStacks(react: object): void {
  const internals: unknown = Reflect.get(
    react,
    '__CLIENT_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE',
  );
  if (typeof internals !== 'object' || internals === null || !('recentlyCreatedOwnerStacks' in internals)) {
    throw new Error('React is not any more as this file knows it.');
  }
  Object.defineProperty(internals, 'recentlyCreatedOwnerStacks', { get: () => 10_000, set() {} });
}

/** A document that has become another one must not be made quicker in secret ways. */
function known(part: unknown): (...given: never[]) => unknown {
  if (typeof part === 'function') return part as (...given: never[]) => unknown; // what is called says what it takes
  throw new Error('The simulated document is not any more as this file knows it.');
}
