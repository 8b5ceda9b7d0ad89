import { ServiceError } from '../../services/errors';
import { checkSize } from '../../services/http';
import { firstPassword } from '../../services/smartschool/password';

test('an answer larger than any school is refused', () => {
	const answer = { status: 200, headers: {}, body: 'x'.repeat(11) };
	expect(checkSize('Informat', answer, 11)).toBe(answer);
	expect(() => checkSize('Informat', answer, 10)).toThrow(ServiceError);
});

test('first passwords: four kinds of character, none that look alike, all different', () => {
	const made = Array.from({ length: 500 }, firstPassword);
	expect(new Set(made).size).toBe(500);
	for (const password of made) {
		expect(password.length).toBeGreaterThanOrEqual(12);
		for (const kind of [/[A-Z]/, /[a-z]/, /\d/, /[._\-*!?]/]) expect(password).toMatch(kind);
		expect(password).not.toMatch(/[0O1Il]/);
	}
});
