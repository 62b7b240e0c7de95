import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import CopyPlugin from 'copy-webpack-plugin';
import HtmlPlugin from 'html-webpack-plugin';
import CssPlugin from 'mini-css-extract-plugin';
import webpack from 'webpack';

const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL('.', import.meta.url));
const developmentOrigin = 'https://localhost:3000';
/** Microsoft requires its CDN for add-ins in the marketplace; development serves the npm copy. */
const officeJs = {
  production: 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js',
  development: '/officejs/office.js',
};

const shared = (production) => ({
  mode: production ? 'production' : 'development',
  devtool: production ? 'source-map' : 'cheap-module-source-map',
  resolve: { extensions: ['.ts', '.tsx', '.js'] },
  module: {
    rules: [
      {
        test: /\.tsx?$/,
        loader: require.resolve('swc-loader'),
        options: {
          jsc: {
            target: 'es2022',
            parser: { syntax: 'typescript', tsx: true },
            transform: { react: { runtime: 'automatic', importSource: 'preact' } },
          },
        },
      },
      {
        // SQLite brings a worker and files for storage that are not used; its wasm file is named by us.
        test: /@sqlite\.org[\\/]sqlite-wasm[\\/].*\.mjs$/,
        parser: { url: false, worker: false },
      },
      { test: /\.css$/, use: [CssPlugin.loader, require.resolve('css-loader')] },
    ],
  },
  performance: { hints: false },
});

const names = (production) => ({
  filename: production ? '[name].[contenthash:8].js' : '[name].js',
  chunkFilename: production ? '[name].[contenthash:8].js' : '[name].js',
  assetModuleFilename: production ? '[name].[contenthash:8][ext]' : '[name][ext]',
});
const css = (production) =>
  new CssPlugin({ filename: production ? '[name].[contenthash:8].css' : '[name].css' });

/** SQLite asks where it came from: from the server, not from the folder it was built in. */
const scriptAddress = () =>
  new webpack.DefinePlugin({
    'import.meta.url': webpack.DefinePlugin.runtimeValue(({ module: { resource } }) =>
      resource.includes('sqlite-wasm')
        ? 'self.location.href'
        : JSON.stringify(pathToFileURL(resource).href),
    ),
  });

/** The add-in: what Excel loads. `ADDIN_ORIGIN` is where it will be served from. */
function pane(production, origin) {
  return {
    ...shared(production),
    name: 'pane',
    entry: { taskpane: './src/taskpane/main.tsx' },
    output: { path: join(root, 'dist/pane'), clean: true, publicPath: '/', ...names(production) },
    plugins: [
      css(production),
      scriptAddress(),
      new HtmlPlugin({
        template: './src/taskpane/taskpane.html',
        filename: 'taskpane.html',
        chunks: ['taskpane'],
        scriptLoading: 'defer',
        templateParameters: {
          officeJsUrl: production ? officeJs.production : officeJs.development,
        },
      }),
      new CopyPlugin({
        patterns: [
          { from: 'assets/*.png', to: 'assets/[name][ext]' },
          { from: 'assets/help.html', to: 'help.html' },
          {
            from: 'manifest.xml',
            transform: (xml) => xml.toString().replaceAll(developmentOrigin, origin),
          },
        ],
      }),
    ],
  };
}

/** The page that plays Excel on the web. Never part of a production build. */
function workbench() {
  return {
    ...shared(false),
    name: 'workbench',
    entry: { main: './src/workbench/page/main.ts' },
    output: { path: join(root, 'dist/workbench'), clean: true, publicPath: '/', ...names(false) },
    plugins: [
      css(false),
      new HtmlPlugin({ template: './src/workbench/page/index.html', filename: 'index.html' }),
    ],
  };
}

export default (_environment, { mode }) => {
  const production = mode !== 'development';
  const origin = process.env.ADDIN_ORIGIN ?? developmentOrigin;
  return production ? [pane(true, origin)] : [pane(false, developmentOrigin), workbench()];
};
