/**
 * How jest runs a file of a kind whose tests start a whole product (`testRunner` in jest.config.js): in the world of the
 * process, whose modules are loaded once for all files that it runs, and translated better the longer it runs. By default
 * jest loads a world of modules for each file, which for the server and its libraries took longer than most of those files
 * take. So a test here may keep nothing in a module that would make a difference to the next file.
 *
 * What is run is jest's own: its `describe`, `test` and `expect`, its order, its time limits. Given up are what needs a
 * world per file: mocked modules, a document (files of kind unit have both), and what a file prints being named by it.
 */
import { readFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { setImmediate as turn } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { transformSync } from '@swc/core';
import { expect } from 'expect';
import ownWorld from 'jest-circus/runner';
import { formatResultsErrors } from 'jest-message-util';

const elements = {
  jsc: {
    parser: { syntax: 'typescript', tsx: true },
    transform: { react: { runtime: 'automatic' } },
    target: 'es2022',
  },
  sourceMaps: 'inline',
};

// As CommonJS: its other form is a copy of its own, with a state of its own.
const circus = createRequire(import.meta.url)('jest-circus');

const { describe, test, it, beforeAll, beforeEach, afterAll, afterEach } = circus;
Object.assign(globalThis, { describe, test, it, beforeAll, beforeEach, afterAll, afterEach, expect });

/** So that the engine can still say, while the test counts as running, that somebody waits for what it called unawaited. */
circus.addEventHandler(async ({ name }) => {
  if (name === 'test_fn_success') await turn();
});

/** The engine reads TypeScript by itself, but not with elements in it. */
registerHooks({
  load(url, context, next) {
    if (!url.endsWith('.tsx')) return next(url, context);
    const filename = fileURLToPath(url);
    const { code } = transformSync(readFileSync(filename, 'utf8'), { ...elements, filename });
    return { format: 'module', source: code, shortCircuit: true };
  },
});

/** Gives the file's result in the form that jest's reporters take. */
export default async function runInOneWorld(...given) {
  const [globalConfig, config, environment, , testPath] = given;
  if ('dom' in environment) return await ownWorld.default(...given);
  const start = Date.now();
  prepare(globalConfig, testPath);
  const watched = watchForErrors();
  try {
    await import(pathToFileURL(testPath).href);
    const { testResults, unhandledErrors } = await circus.run();
    const errors = [...unhandledErrors, ...watched.outsideTests];
    return resultOf({ globalConfig, config, testPath, start }, testResults.map(asAssertion), errors);
  } finally {
    watched.stop();
  }
}

function prepare({ testNamePattern, testTimeout }, testPath) {
  circus.resetState();
  const state = circus.getState();
  if (testTimeout) state.testTimeout = testTimeout;
  if (testNamePattern) state.testNamePattern = new RegExp(testNamePattern, 'i');
  expect.setState({
    testPath,
    assertionCalls: 0,
    isExpectingAssertions: false,
    expectedAssertionsNumber: null,
  });
}

/**
 * What is thrown where nobody waits fails the test that runs, or else the file. A promise that somebody waits for later is
 * no failure.
 */
function watchForErrors() {
  const outsideTests = [];
  const unawaited = new Map();
  const note = (error) => {
    const errors = circus.getState().currentlyRunningTest?.errors ?? outsideTests;
    const noted = errors === outsideTests ? (error?.stack ?? String(error)) : [error, undefined];
    errors.push(noted);
    return () => errors.splice(errors.indexOf(noted), 1);
  };
  const listeners = {
    uncaughtException: note,
    unhandledRejection: (error, promise) => unawaited.set(promise, note(error)),
    rejectionHandled: (promise) => unawaited.get(promise)?.(),
  };
  for (const [event, listener] of Object.entries(listeners)) process.on(event, listener);
  return {
    outsideTests,
    stop: () => {
      for (const [event, listener] of Object.entries(listeners)) process.off(event, listener);
    },
  };
}

function asAssertion({ testPath: names, status, errors, errorsDetailed, ...known }) {
  const [title, ...ancestors] = names.slice(1).toReversed();
  return {
    ancestorTitles: ancestors.toReversed(),
    title,
    fullName: names.slice(1).join(' '),
    status: { skip: 'pending', todo: 'todo' }[status] ?? (errors.length > 0 ? 'failed' : 'passed'),
    failureMessages: errors,
    failureDetails: errorsDetailed,
    duration: known.duration,
    invocations: known.invocations,
    location: known.location,
    numPassingAsserts: known.numPassingAsserts,
    retryReasons: [],
  };
}

function resultOf({ globalConfig, config, testPath, start }, testResults, errors) {
  const count = (wanted) => testResults.filter(({ status }) => status === wanted).length;
  const end = Date.now();
  const failures = formatResultsErrors(testResults, config, globalConfig, testPath);
  return {
    testFilePath: testPath,
    displayName: config.displayName,
    testResults,
    numFailingTests: count('failed'),
    numPassingTests: count('passed'),
    numPendingTests: count('pending'),
    numTodoTests: count('todo'),
    failureMessage: errors.length > 0 ? [failures ?? '', ...errors].join('\n\n') : failures,
    ...(errors.length > 0 && { testExecError: { message: '', stack: errors.join('\n') } }),
    perfStats: { start, end, runtime: end - start, slow: end - start > config.slowTestThreshold * 1_000 },
    leaks: false,
    openHandles: [],
    skipped: false,
    snapshot: {
      added: 0,
      fileDeleted: false,
      matched: 0,
      unchecked: 0,
      uncheckedKeys: [],
      unmatched: 0,
      updated: 0,
    },
  };
}
