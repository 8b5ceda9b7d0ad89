/** Messages, notifications and signatures: write only for callers, kept so that the control interface can show them. */
import type { Account, Platform } from './store';
import { isBase64, isEmptySlot, OK, slotOf, truth, type Args, type Table } from './table';

export interface Message {
	id: number;
	at: string;
	/** User names; nobody as sender is empty. */
	to: string;
	from: string;
	/** 0 the user's own account, 1 to 6 a co-account. */
	coaccount: number;
	title: string;
	body: string;
	attachments: { filename: string; bytes: number }[];
	copyToLVS: boolean;
}

export interface Notification {
	id: number;
	at: string;
	to: string;
	coaccount: number;
	title: string;
	description: string;
	link: string;
}

const username = ({ profile }: Account): string => String(profile.gebruikersnaam);

/** A list of `{filename, filedata}`, as JSON text or as elements; undefined when a file cannot be read. */
function attachmentsOf(text: string): Message['attachments'] | undefined {
	if (text === '') return [];
	try {
		const list = JSON.parse(text) as unknown;
		const files = Array.isArray(list) ? (list as { filename?: unknown; filedata?: unknown }[]) : [];
		const readable = Array.isArray(list) && files.every(({ filename, filedata }) => typeof filename === 'string' && filename !== '' && typeof filedata === 'string' && filedata !== '' && isBase64(filedata));
		return readable ? files.map(({ filename, filedata }) => ({ filename: String(filename), bytes: Buffer.from(String(filedata), 'base64').length })) : undefined;
	} catch {
		return undefined;
	}
}

/** `Null` as sender is the documented word for nobody; in use it was refused. */
function senderOf(platform: Platform, key: string): Account | 'nobody' | undefined {
	if (key === '' || (key === 'Null' && platform.settings.nullSender === 'nobody')) return 'nobody';
	return platform.byKey(key);
}

/** What message and notification ask alike: who, and in which of the accounts. */
function receiver(platform: Platform, { userIdentifier = '', coaccount = '0' }: Args): { account: Account; slot: number } | number {
	const slot = slotOf(coaccount === '' ? '0' : coaccount);
	if (slot === undefined) return 14;
	const account = platform.byKey(userIdentifier);
	if (!account) return 12;
	return slot > 0 && isEmptySlot(account, slot) ? 18 : { account, slot };
}

function sendMsg(platform: Platform, args: Args, now: Date): number {
	const { title = '', body = '', senderIdentifier = '', attachments = '', copyToLVS } = args;
	if (!args.userIdentifier || title === '' || body === '') return 14;
	const to = receiver(platform, args);
	if (typeof to === 'number') return to;
	const sender = senderOf(platform, senderIdentifier);
	if (sender === undefined) return 12;
	const files = attachmentsOf(attachments);
	if (files === undefined) return 18;
	platform.messages.push({ id: platform.messages.length + 1, at: now.toISOString(), to: username(to.account), from: sender === 'nobody' ? '' : username(sender), coaccount: to.slot, title, body, attachments: files, copyToLVS: truth(copyToLVS) });
	return OK;
}

function sendNotification(platform: Platform, args: Args, now: Date): number {
	const { title = '', description = '', link = '' } = args;
	if (!args.userIdentifier || title === '') return 14;
	const to = receiver(platform, args);
	if (typeof to === 'number') return to;
	platform.notifications.push({ id: platform.notifications.length + 1, at: now.toISOString(), to: username(to.account), coaccount: to.slot, title, description, link });
	return OK;
}

export const MESSAGES: Table = {
	sendMsg: { args: ['userIdentifier', 'title', 'body', 'senderIdentifier', 'attachments', 'coaccount', 'copyToLVS'], returns: 'anyType', run: sendMsg },
	sendNotification: { args: ['title', 'description', 'userIdentifier', 'coaccount', 'link'], returns: 'anyType', run: sendNotification },
	saveSignature: {
		args: ['userIdentifier', 'accountType', 'signature'],
		returns: 'boolean',
		run(platform, { userIdentifier = '', accountType, signature = '' }) {
			const account = platform.byKey(userIdentifier);
			const slot = slotOf(accountType);
			if (!account || slot === undefined) return false;
			account.signatures[slot] = signature;
			return true;
		},
	},
};
