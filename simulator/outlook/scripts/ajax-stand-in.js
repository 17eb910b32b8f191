/*
 * The npm build of office.js waits for a handful of globals of Microsoft's Ajax library, which it would fetch from a
 * content delivery network. They are given here instead, so that nothing leaves the machine; office.js itself stays
 * unmodified. Run before office.js. The build on Microsoft's own network does not need this.
 */
if (!('Sys' in window)) {
  const exceptions = {
    argument: 'Sys.ArgumentException',
    argumentNull: 'Sys.ArgumentNullException',
    argumentOutOfRange: 'Sys.ArgumentOutOfRangeException',
    argumentType: 'Sys.ArgumentTypeException',
    argumentUndefined: 'Sys.ArgumentUndefinedException',
    create: 'Error',
    invalidOperation: 'Sys.InvalidOperationException',
    notImplemented: 'Sys.NotImplementedException',
    parameterCount: 'Sys.ParameterCountException',
  };

  // Office.js throws what these return: an Error whose `name` tells the kind.
  for (const [factory, name] of Object.entries(exceptions)) {
    Error[factory] = (parameter, _actual, message) => {
      const text = [parameter, typeof message === 'string' ? message : undefined].filter(Boolean).join(': ');
      return Object.assign(new Error(text === '' ? name : text), { name });
    };
  }

  Object.assign(Function, {
    registerNamespace(path) {
      let at = window;
      for (const part of path.split('.')) {
        at[part] ??= {};
        at = at[part];
      }
    },
    _validateParams: () => null,
    _validateParameter: () => null,
  });
  Object.assign(Function.prototype, {
    registerClass() {
      return this;
    },
  });

  window.Type = Function;
  window.Sys = {
    Debug: { trace() {} },
    Serialization: { JavaScriptSerializer: { serialize: JSON.stringify, deserialize: JSON.parse } },
    StringBuilder: Object,
  };
}
