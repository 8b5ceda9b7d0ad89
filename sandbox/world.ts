/** One rehearsal school: its data, its clock, its faults and its call log. */
import { CallLog, FaultBoard } from './faults';
import { makeSchool, type Made, type SchoolOptions } from './generator';
import type { InformatState } from './informat/store';
import type { Platform } from './smartschool/store';

export class School {
	informat!: InformatState;
	platform!: Platform;
	made!: Made;
	readonly faults = new FaultBoard();
	readonly log = new CallLog();
	readonly client = { id: 'rehearsal-client', secret: 'rehearsal-secret' };
	readonly tokenSeconds = 3600;
	private options: SchoolOptions;
	private date: string;

	constructor(options: SchoolOptions) {
		this.options = options;
		this.date = options.today;
		this.reset({});
	}

	/** Starts anew, with other numbers when they are given. */
	reset(change: Partial<SchoolOptions>): void {
		this.options = { ...this.options, ...change, today: this.date };
		Object.assign(this, makeSchool(this.options));
		this.log.lines = [];
		this.faults.set([]);
	}

	get institutes(): string[] {
		return [this.options.institute];
	}

	today(): string {
		return this.date;
	}

	/** The time of day goes on as on the machine; only the day is set. */
	now(): Date {
		return new Date(`${this.date}T${new Date().toISOString().slice(11)}`);
	}

	setToday(date: string): void {
		if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new Error('date is written as 2026-11-23');
		this.date = date;
	}
}
