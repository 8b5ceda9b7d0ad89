/** One kind of error for both services: a sentence with cause and remedy, never a secret, never a person's data. */

export type ErrorKind = 'auth' | 'rights' | 'unavailable' | 'timeout' | 'notUnderstood' | 'empty' | 'refused';

export class ServiceError extends Error {
	constructor(
		readonly service: 'Informat' | 'Smartschool',
		readonly kind: ErrorKind,
		message: string,
		/** True when going on makes no sense or is dangerous: the whole run stops. */
		readonly systemic: boolean,
		/** The vendor's own code, when there is one. */
		readonly code?: string,
	) {
		super(message);
		this.name = 'ServiceError';
	}
}
