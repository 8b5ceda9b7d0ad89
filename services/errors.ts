/** One kind of error for both services: a sentence with cause and remedy, never a secret, never a person's data. */

/** `stopAll` = the same fault came so often that going on makes no sense. */
export type ErrorKind = 'auth' | 'rights' | 'unavailable' | 'timeout' | 'notUnderstood' | 'empty' | 'refused' | 'stopAll';

export type ServiceName = 'Informat' | 'Smartschool';

export class ServiceError extends Error {
	constructor(
		readonly service: ServiceName,
		readonly kind: ErrorKind,
		message: string,
		/** True when going on makes no sense or is dangerous: the whole run stops. */
		readonly systemic: boolean,
		/** The vendor's own code, when there is one. */
		readonly code?: string,
		/** The field that the service names, in the words of the school. */
		readonly field?: string,
	) {
		super(message);
		this.name = 'ServiceError';
	}

	/** No answer came, so that nobody knows whether the request was carried out. */
	get lost(): boolean {
		return this.kind === 'timeout' || this.kind === 'unavailable';
	}
}

const NO_TIME = new Set(['ETIMEDOUT', 'ECONNABORTED', 'ESOCKETTIMEDOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']);

/**
 * The transport's error as one of ours. Its text can hold the whole request with its secrets: only its kind is kept.
 * @param check what to look at, as part of a sentence
 */
export function noAnswer(service: ServiceName, error: unknown, what: string, check: string): ServiceError {
	const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } };
	const late = NO_TIME.has(String(code ?? cause?.code));
	return new ServiceError(
		service,
		late ? 'timeout' : 'unavailable',
		`${service} ${late ? 'takes too long to answer' : 'does not answer'} (${what}). Nothing more was changed. Check the internet connection and ${check}, or try again later.`,
		true,
	);
}
