/** `gulp build`: nodes and credentials, each bundled with what it needs, so that the package has no run-time dependencies. */
const { cp, rm, stat } = require('node:fs/promises');
const path = require('node:path');
const esbuild = require('esbuild');
const { parallel, series } = require('gulp');
const { n8n } = require('./package.json');

const sourceOf = (built) => built.replace(/^dist\//, '').replace(/\.js$/, '.ts');

async function clean() {
	await rm('dist', { recursive: true, force: true });
}

async function code() {
	const built = [...n8n.nodes, ...n8n.credentials];
	await esbuild.build({
		entryPoints: built.map(sourceOf),
		outdir: 'dist',
		outbase: '.',
		bundle: true,
		platform: 'node',
		target: 'node20',
		format: 'cjs',
		external: ['n8n-workflow'],
		minifySyntax: true,
		keepNames: true,
		legalComments: 'linked',
		logLevel: 'warning',
	});
	for (const file of built) console.log(`${file}  ${Math.round((await stat(file)).size / 1024)} KB`);
}

/** `file:` icons are looked for beside the code that names them. */
async function icons() {
	for (const folder of new Set([...n8n.nodes, ...n8n.credentials].map((file) => path.dirname(file)))) await cp('icons', folder, { recursive: true });
}

async function codex() {
	for (const file of n8n.nodes) await cp(sourceOf(file).replace(/\.ts$/, '.json'), file.replace(/\.js$/, '.json'));
}

exports.clean = clean;
exports.build = series(clean, code, parallel(icons, codex));
exports.default = exports.build;
