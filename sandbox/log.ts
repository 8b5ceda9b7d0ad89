/** What was asked of the school: never an access code, a password or a value that was sent. */
import type { Service } from './faults';

export interface CallLine {
	seq: number;
	service: Service;
	/** SOAP operation, or method and path. */
	call: string;
	/** Which pupil, class or preregistration it was about. */
	key: string;
	/** Name of the parameter or field that was written, where the call has one. */
	field?: string;
	/** Result code, `data`, HTTP status, or what the fault made of it. */
	result: string;
	/** Did the work count? Only false when a fault came first. */
	applied: boolean;
	at: string;
}

export class CallLog {
	lines: CallLine[] = [];
	private seq = 0;

	add(line: Omit<CallLine, 'seq'>): void {
		this.lines.push({ seq: ++this.seq, ...line });
	}

	clear(): void {
		this.lines = [];
	}

	counts(): Record<Service, Record<string, number>> {
		const counts: Record<Service, Record<string, number>> = { informat: {}, smartschool: {} };
		for (const { service, call } of this.lines) counts[service][call] = (counts[service][call] ?? 0) + 1;
		return counts;
	}
}
