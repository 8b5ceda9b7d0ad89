/** `gulp build`: nodes and credentials, each bundled with what it needs, so that the package has no run-time dependencies. */
const { cp, readFile, rm, stat } = require('node:fs/promises');
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
		legalComments: 'external',
		logLevel: 'warning',
	});
	for (const file of built) console.log(`${file}  ${Math.round((await stat(file)).size / 1024)} KB`);
}

/** n8n looks for `file:` icons from the code that names them: `../../icons/x.svg`, or `x.svg` beside it. */
async function icons() {
	await cp('icons', 'dist/icons', { recursive: true });
	for (const file of n8n.nodes) {
		const [, name] = /"file:(\w+)\.svg"/.exec(await readFile(file, 'utf8')) ?? [];
		for (const icon of name ? [`${name}.svg`, `${name}.dark.svg`] : []) await cp(`icons/${icon}`, path.join(path.dirname(file), icon));
	}
}

async function codex() {
	for (const file of n8n.nodes) await cp(sourceOf(file).replace(/\.ts$/, '.json'), file.replace(/\.js$/, '.json'));
}

exports.clean = clean;
exports.build = series(clean, code, parallel(icons, codex));
exports.default = exports.build;
