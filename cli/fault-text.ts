/** What is wrong with an event, in words for whoever reads a verification. */
import type { Fault } from '#lib/journal/verify.ts';

export function faultText(fault: Fault): string {
	switch (fault.kind) {
		case 'not-json':
		case 'not-canonical':
		case 'not-integer':
		case 'not-nfc':
		case 'not-well-formed':
		case 'too-deep':
			return `the event is not canonical text (${fault.kind})`;
		case 'too-long':
			return `the event has ${fault.bytes} bytes, more than any may have`;
		case 'malformed':
			return `the event is not formed as events are (${fault.path})`;
		case 'hash-differs':
			return 'the text was altered: it does not have the recorded hash';
		case 'signature':
			return 'the signature is not that of the device';
		case 'position':
			return `expected event ${fault.expected}, found ${fault.found}: something was left out, put in or moved`;
		case 'seq':
			return `expected seq ${fault.expected} of the device, found ${fault.found}: something was left out or put in`;
		case 'prev':
			return 'the event does not follow the one before it on its device';
		case 'other-point':
			return `the event belongs to another point (${fault.found})`;
		case 'device-unknown':
			return `the device ${fault.device} was not enrolled before`;
		case 'key-unusable':
			return `the key of device ${fault.device} is no key`;
		case 'line-unreadable':
			return 'the line is not a record of a journal';
		case 'header-unreadable':
			return 'the file does not begin as a journal does';
		case 'server-key-differs':
			return 'the journal is of a server with another key';
		case 'footer-missing':
			return 'the end of the file is missing';
		case 'footer-count':
			return `the end says ${fault.expected} events, there are ${fault.found}`;
		case 'footer-heads':
			return 'the end names other chain ends than the events have';
		case 'footer-signature':
			return "the end is not signed with the server's key";
	}
}
