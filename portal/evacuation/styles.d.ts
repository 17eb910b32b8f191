/** Styles that a page brings along; webpack makes a file of them. */
declare module '*.css';
