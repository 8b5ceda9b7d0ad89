/** Before the first test: n8n and a browser are installed, so that no test's own time goes to that. */
import { ensureN8n } from '../../sandbox/n8n/install';
import { ensureChromium } from '../../sandbox/n8n/screen';

export default async function install(): Promise<void> {
	const progress = (line: string) => void process.stderr.write(`${line}\n`);
	await ensureN8n(progress);
	ensureChromium(progress);
}
