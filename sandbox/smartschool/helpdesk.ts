/** Helpdesk: the things that a ticket can be about, and the tickets. */
import type { Platform } from './store';
import { OK, phpJson, type Args, type Table } from './table';

export interface MiniDbItem {
	itemId: string;
	name: string;
	type: 'group' | 'item';
	kind: 'miniDb' | 'item';
	children?: MiniDbItem[];
}

export interface Ticket {
	id: number;
	at: string;
	title: string;
	description: string;
	/** 1 to 5. */
	priority: number;
	/** Number of the item. */
	item: string;
	/** User name. */
	from: string;
}

const has = (items: readonly MiniDbItem[], itemId: string): boolean => items.some((item) => (item.type === 'item' && item.itemId === itemId) || has(item.children ?? [], itemId));

function addHelpdeskTicket(platform: Platform, args: Args, now: Date): number {
	const { title = '', description = '', priority = '', miniDbItem = '', userIdentifier = '' } = args;
	if (title === '' || description === '' || !/^[1-5]$/.test(priority)) return 14;
	const account = platform.byKey(userIdentifier);
	if (!account) return 12;
	if (!has(platform.miniDb, miniDbItem)) return 23;
	platform.tickets.push({ id: platform.tickets.length + 1, at: now.toISOString(), title, description, priority: Number(priority), item: miniDbItem, from: String(account.profile.gebruikersnaam) });
	return OK;
}

export const HELPDESK: Table = {
	addHelpdeskTicket: { args: ['title', 'description', 'priority', 'miniDbItem', 'userIdentifier'], returns: 'anyType', run: addHelpdeskTicket },
	getHelpdeskMiniDbItems: { args: [], returns: 'anyType', run: (platform) => phpJson(platform.miniDb) },
};
