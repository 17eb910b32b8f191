import path from 'node:path';
import CompressionPlugin from 'compression-webpack-plugin';
import HtmlWebpackPlugin from 'html-webpack-plugin';
import MiniCssExtractPlugin from 'mini-css-extract-plugin';
import MinimizerPlugin from 'minimizer-webpack-plugin';

const root = import.meta.dirname;
const here = (...parts) => path.join(root, ...parts);

const typescript = (target) => ({
  test: /\.tsx?$/,
  loader: 'swc-loader',
  options: {
    jsc: {
      parser: { syntax: 'typescript', tsx: true },
      transform: { react: { runtime: 'automatic' } },
      target,
    },
  },
});

const base = (production) => ({
  mode: production ? 'production' : 'development',
  devtool: production ? 'source-map' : 'inline-source-map',
  target: ['web', 'es2022'],
  resolve: {
    extensions: ['.tsx', '.ts', '.js'],
    // Nobody asks a browser for a JSON schema: 5 KB of zod that no page runs. A page that did would throw at once.
    alias: {
      [here('node_modules/zod/v4/core/json-schema-processors.js')]: false,
      [here('node_modules/zod/v4/core/to-json-schema.js')]: false,
      // Styles are written for languages that run from left to right; the file says what that saves.
      'rtl-css-js/core': here('ui/left-to-right.ts'),
    },
  },
  performance: false, // scripts/bundle-budgets.mjs measures what is sent: brotli, per page
  stats: 'errors-warnings',
  optimization: { minimizer: [new MinimizerPlugin({ minify: MinimizerPlugin.swcMinify })] },
});

/** A page whose assets carry their hash and lie beside it brotli and gzip compressed, ready to be sent as they are. */
const pages = (production, { name, publicPath, entries, html }) => ({
  ...base(production),
  name,
  entry: entries,
  output: {
    path: here('dist', name),
    publicPath,
    filename: 'assets/[name].[contenthash:8].js',
    chunkFilename: 'assets/[name].[contenthash:8].js',
    clean: true,
  },
  module: {
    rules: [typescript('es2022'), { test: /\.css$/, use: [MiniCssExtractPlugin.loader, 'css-loader'] }],
  },
  plugins: [
    new MiniCssExtractPlugin({ filename: 'assets/[name].[contenthash:8].css' }),
    ...html.map(
      (page) => new HtmlWebpackPlugin({ minify: false, inject: 'body', scriptLoading: 'defer', ...page }),
    ),
    ...(production
      ? [
          new CompressionPlugin({
            algorithm: 'brotliCompress',
            filename: '[path][base].br',
            test: /\.(js|css)$/,
          }),
          new CompressionPlugin({ algorithm: 'gzip', filename: '[path][base].gz', test: /\.(js|css)$/ }),
        ]
      : []),
  ],
});

export default (_env, { mode }) => {
  const production = mode !== 'development';
  return [
    pages(production, {
      name: 'addin',
      publicPath: '/addin/',
      entries: { taskpane: './addin/index.tsx', 'sign-in': './addin/sign-in.ts' },
      html: [
        { filename: 'taskpane.html', template: './addin/taskpane.html', chunks: ['taskpane'] },
        { filename: 'sign-in.html', template: './addin/sign-in.html', chunks: ['sign-in'] },
      ],
    }),
    pages(production, {
      name: 'portal',
      publicPath: '/portal/',
      entries: { portal: './portal/index.tsx' },
      html: [{ filename: 'index.html', template: './portal/index.html' }],
    }),
    pages(production, {
      name: 'kiosk',
      publicPath: '/kiosk/',
      entries: { kiosk: './kiosk/index.tsx' },
      html: [{ filename: 'index.html', template: './kiosk/index.html' }],
    }),
    pages(production, {
      name: 'evacuation',
      publicPath: '/portal/evacuation/',
      entries: { evacuation: './portal/evacuation/index.tsx' },
      html: [{ filename: 'index.html', template: './portal/evacuation/index.html' }],
    }),
    {
      // A service worker is a bare file at a stable address: its folder is what it looks after.
      ...base(production),
      name: 'evacuation-worker',
      devtool: false,
      entry: './portal/evacuation-worker/worker.ts',
      output: { path: here('dist', 'evacuation-worker'), filename: 'worker.js', clean: true },
      module: { rules: [typescript('es2022')] },
    },
    {
      // Classic Outlook on Windows loads this bare file into a runtime without modules: one file, stable name.
      ...base(production),
      name: 'events',
      target: ['web', 'es2017'],
      devtool: false,
      entry: './addin/events.ts',
      output: { path: here('dist', 'events'), filename: 'events.js', clean: true },
      module: { rules: [typescript('es2017')] },
    },
    pages(production, {
      name: 'calendar',
      publicPath: '/calendar/',
      entries: { calendar: './simulator/calendar/index.tsx' },
      html: [{ filename: 'index.html', template: './simulator/calendar/index.html' }],
    }),
  ];
};
