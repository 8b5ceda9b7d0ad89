/** A call of Informat as data: the client carries it out, the node's screen and the manual are made from it. */
import type { ShapeName } from '../shapes';

export type InformatService = 'students' | 'push' | 'personnel' | 'xml' | 'xmlVkso';

export type ScopeKind = 'leerlingen' | 'voorinschrijvingen' | 'personeel';

/** English, and the Dutch that schools know. */
export interface Label {
	en: string;
	nl: string;
}

/** `digits` keeps leading zeros; `minute` is `yyyy-MM-ddTHH:mm`, `moment` has seconds; `file` is base64 here and a binary on the screen. */
export type ArgType = 'text' | 'integer' | 'boolean' | 'date' | 'minute' | 'moment' | 'guid' | 'schoolYear' | 'digits' | 'options' | 'multiOptions' | 'email' | 'file' | 'list';

export interface CallArg {
	/** As the service calls it. */
	name: string;
	label: Label;
	type: ArgType;
	/** `own` is not sent: this product does something with it. */
	in: 'path' | 'query' | 'body' | 'own';
	/** In path and query this client insists; in a body the service itself does, and names everything that is missing at once. */
	required?: boolean;
	options?: readonly (readonly [label: string, value: string | number])[];
	/** How many digits, filled up with zeros in front. */
	digits?: number;
	/** How the service writes a date, in Luxon's letters; ISO when left out. */
	form?: string;
	/** What the screen begins with. */
	standard?: string | number | boolean;
	description?: string;
	/** Of a `list`: what one line holds. */
	fields?: readonly CallArg[];
	/** Of a field in a list: the object inside the line that holds it. */
	inside?: string;
}

export interface InformatCall {
	/** `resource.operation` */
	id: string;
	service: InformatService;
	resource: string;
	operation: string;
	label: Label;
	/** Sentence for the screen, without full stop. */
	description: string;
	method: 'GET' | 'POST' | 'PUT' | 'DELETE';
	/** Path under the base address with `{names}` of arguments; for the XML services the operation. */
	path: string;
	scope: ScopeKind | null;
	/** Whether a list is asked of every institute, or the call concerns one. */
	institutes: 'each' | 'one';
	args: readonly CallArg[];
	body: 'none' | 'json' | 'multipart' | 'form';
	/** The field of the body that holds the institute number. */
	instituteIn?: string;
	/** Goes along in every body and is not asked. */
	fixed?: Readonly<Record<string, unknown>>;
	result:
		| { kind: 'list' | 'one'; /** Property around the result; '' = none. */ key: string; shape: ShapeName }
		| { kind: 'guid'; as: string }
		| { kind: 'done' }
		| { kind: 'pdf' }
		| { kind: 'xml'; /** Element of one item. */ item: string; shape: ShapeName }
		| { kind: 'truth'; as: string };
	/** Field that holds a file as base64, to be given as a binary. */
	file?: { field: string; mime: string; extension: string };
	/** What is made of the list before it is given. */
	derive?: 'classes' | 'groups';
	writes: boolean;
	/** May be sent again when no answer came: a read, or a write of absolute values. */
	repeatable: boolean;
	/** An empty list would mean that the rights are gone, never that there is nobody. */
	neverEmpty?: boolean;
}

/** Everything but what follows from the place in the table. */
export type CallLine = Omit<InformatCall, 'id' | 'service' | 'scope' | 'writes' | 'repeatable' | 'body' | 'institutes' | 'args'> &
	Partial<Pick<InformatCall, 'args' | 'scope' | 'writes' | 'repeatable' | 'body' | 'institutes'>>;

export function calls(service: InformatService, scope: ScopeKind | null, lines: readonly CallLine[]): InformatCall[] {
	return lines.map((line) => {
		const writes = line.writes ?? line.method !== 'GET';
		return { scope, args: [], institutes: line.result.kind === 'list' || line.result.kind === 'xml' ? 'each' : 'one', body: 'none', repeatable: !writes, ...line, writes, id: `${line.resource}.${line.operation}`, service };
	});
}
