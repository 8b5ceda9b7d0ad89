/** `gulp build`: nodes and credentials, each bundled with what it needs, so that the package has no run-time dependencies. */
const { cp, readdir, readFile, rm, stat, writeFile } = require('node:fs/promises');
const path = require('node:path');
const esbuild = require('esbuild');
const { parallel, series } = require('gulp');
const { n8n } = require('./package.json');

const sourceOf = (built) => built.replace(/^dist\//, '').replace(/\.js$/, '.ts');

/** npm soap's own ways to the network and to signing: every request goes through n8n instead, so they stay out of the bundle. */
const unused = {
	name: 'unused',
	setup(build) {
		build.onResolve({ filter: /^(axios|axios-ntlm|formidable|xml-crypto)$/ }, ({ path: name }) => ({ path: name, namespace: 'unused' }));
		build.onLoad({ filter: /.*/, namespace: 'unused' }, () => ({ contents: 'module.exports = {};' }));
	},
};

async function clean() {
	await rm('dist', { recursive: true, force: true });
}

async function code() {
	const built = [...n8n.nodes, ...n8n.credentials];
	const { metafile } = await esbuild.build({
		entryPoints: built.map(sourceOf),
		outdir: 'dist',
		outbase: '.',
		bundle: true,
		platform: 'node',
		target: 'node20',
		format: 'cjs',
		external: ['n8n-workflow'],
		plugins: [unused],
		minifySyntax: true,
		legalComments: 'none',
		metafile: true,
		logLevel: 'warning',
	});
	for (const file of built) console.log(`${file}  ${Math.round((await stat(file)).size / 1024)} KB`);
	await writeFile('dist/THIRD-PARTY.txt', await licences(Object.keys(metafile.inputs)));
}

/** The licence of every package that is inside the bundles, as most of them ask. */
async function licences(inputs) {
	const folders = new Set(inputs.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []));
	const texts = [...folders].sort().map(async (folder) => {
		const { name, version, license, licenses } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
		const file = (await readdir(folder)).find((each) => /^licen[cs]e/i.test(each));
		return `${name} ${version} (${license?.type ?? license ?? licenses?.[0]?.type})\n\n${file ? (await readFile(path.join(folder, file), 'utf8')).trim() : ''}\n`;
	});
	return (await Promise.all(texts)).join(`\n${'-'.repeat(80)}\n\n`);
}

async function icons() {
	await cp('icons', 'dist/icons', { recursive: true });
}

async function codex() {
	for (const file of n8n.nodes) await cp(sourceOf(file).replace(/\.ts$/, '.json'), file.replace(/\.js$/, '.json'));
}

exports.clean = clean;
exports.build = series(clean, code, parallel(icons, codex));
exports.default = exports.build;
