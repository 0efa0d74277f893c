/**
 * The tables written out a second time, by hand, to be read by an officer: whoever changes one says here what it now allows.
 *
 * `state: action → state it leads to, …`; `=` stays where it is; a state without actions is an end.
 */
export const tables: Record<string, string> = {
	container: `
		none:        arrive → arrived, receive → weighed
		arrived:     receive → weighed, turn-away → turned-away, void → voided
		weighed:     store → stored, quarantine → quarantined, turn-away → turned-away, correct =, reweigh =,
		             repack → consumed, load → loaded, lose → lost, void → voided
		stored:      store =, quarantine → quarantined, correct =, reweigh =, repack → consumed, load → loaded, draw =,
		             lose → lost, void → voided
		quarantined: quarantine =, release → weighed, turn-away → turned-away, correct =, reweigh =, lose → lost,
		             void → voided
		loaded:      unload → weighed, reweigh =, correct =, depart → departed
		departed:    deliver → delivered, return → weighed
		delivered:   accept → accepted, refuse → refused
		accepted:    treat → treated
		refused:     return → weighed, accept → accepted
		lost:        find → weighed
		treated:
		consumed:
		turned-away:
		voided:
	`,
	label: `
		none:     print → printed, verify → verified, waive → waived
		printed:  print =, verify → verified, waive → waived
		verified: print → printed, verify =
		waived:   print → printed, verify → verified
	`,
	booking: `
		none:      submit → submitted
		submitted: reschedule =, schedule → scheduled, decline → declined, cancel → cancelled, collect → collected
		scheduled: reschedule → submitted, schedule =, unschedule → submitted, cancel → cancelled, collect → collected,
		           miss → missed
		missed:    reschedule → submitted, cancel → cancelled, collect → collected
		collected:
		declined:
		cancelled:
	`,
	round: `
		none:       plan → planned
		planned:    replan =, dispatch → dispatched, cancel → cancelled
		dispatched: replan =, recall → planned, start → under-way, cancel → cancelled
		under-way:  replan =, return → returned
		returned:   hand-over → closed
		closed:
		cancelled:
	`,
	stop: `
		open:      arrive → arrived, skip → skipped
		arrived:   collect → collected, skip → skipped
		collected: collect =, sign → signed
		signed:
		skipped:   reopen → open
	`,
	load: `
		none:      propose → proposed
		proposed:  amend =, approve → approved, query =, answer =, cancel → cancelled
		approved:  amend → proposed, seal → sealed, query =, answer =, cancel → cancelled
		sealed:    unseal → approved, depart → departed
		departed:  deliver → delivered, query =, answer =
		delivered: weigh =, accept =, refuse =, query =, answer =
		cancelled:
	`,
	manifest: `
		none:           draft → drafted
		drafted:        amend =, number → issued, go-on-paper → issued, void → voided
		issued:         amend =, number =, go-on-paper =, sign-out → moved-out, void → voided
		moved-out:      number =, back-enter =, propose-correction =, approve-correction =, reject-correction =,
		                sign-carrier → in-transit, void → voided
		in-transit:     number =, back-enter =, propose-correction =, approve-correction =, reject-correction =,
		                relay =, arrive → arrived
		arrived:        number =, back-enter =, propose-correction =, approve-correction =, reject-correction =,
		                accept → accepted, accept-partly → partly-refused, refuse → refused
		accepted:       number =, back-enter =, propose-correction =, approve-correction =, reject-correction =,
		                confirm → confirmed
		partly-refused: number =, back-enter =, propose-correction =, approve-correction =, reject-correction =,
		                confirm → confirmed
		refused:        number =, back-enter =, propose-correction =, approve-correction =, reject-correction =,
		                confirm → confirmed
		confirmed:      number =, back-enter =, propose-correction =, approve-correction =, reject-correction =
		voided:
	`,
	shift: `
		none:   open → open
		open:   close → closed
		closed:
	`,
	stocktake: `
		none:      open → counting
		counting:  count =, close → counted, abandon → abandoned
		counted:   reopen → counting, approve → approved, abandon → abandoned
		approved:
		abandoned:
	`,
	alert: `
		none:   raise → raised
		raised: assign → owned, close → closed
		owned:  assign =, close → closed
		closed: reopen → raised
	`
};

/** The event that each action writes, and after `!` the state that it leads to even out of turn. */
export const events: Record<string, string> = {
	container: `
		arrive container.arrived                   receive container.received !weighed
		store container.stored !stored             quarantine container.quarantined !quarantined
		release container.released                 turn-away container.turned-away !turned-away
		correct container.corrected                reweigh container.reweighed
		repack container.repacked !consumed        load container.loaded !loaded
		unload container.unloaded !weighed         draw container.drawn
		depart load.departed !departed             deliver load.delivered !delivered
		accept load.accepted !accepted             refuse load.refused !refused
		return container.returned !weighed         treat container.treated !treated
		lose container.lost !lost                  find container.found !weighed
		void container.voided !voided
	`,
	label: 'print label.printed  verify label.verified  waive label.waived',
	booking: `
		submit booking.submitted                   reschedule booking.rescheduled
		schedule booking.scheduled                 unschedule booking.unscheduled
		decline booking.declined                   cancel booking.cancelled
		collect booking.collected !collected       miss booking.missed
	`,
	round: `
		plan round.planned                         replan round.replanned
		dispatch round.dispatched                  recall round.recalled
		start round.started !under-way             return round.returned !returned
		hand-over round.handed-over !closed        cancel round.cancelled
	`,
	stop: `
		arrive stop.arrived                        collect stop.collected !collected
		sign stop.signed                           skip stop.skipped
		reopen stop.reopened
	`,
	load: `
		propose load.proposed                      amend load.amended
		approve load.approved                      seal load.sealed
		unseal load.unsealed                       depart load.departed !departed
		deliver load.delivered !delivered          weigh load.weighed
		accept load.accepted                       refuse load.refused
		query load.queried                         answer load.answered
		cancel load.cancelled
	`,
	manifest: `
		draft manifest.drafted                     amend manifest.amended
		number manifest.numbered                   go-on-paper manifest.put-on-paper
		back-enter manifest.back-entered           sign-out manifest.signed-out !moved-out
		sign-carrier manifest.carrier-signed !in-transit
		relay manifest.relayed                     arrive manifest.arrived !arrived
		accept manifest.accepted                   accept-partly manifest.partly-refused
		refuse manifest.refused                    confirm manifest.confirmed
		propose-correction manifest.correction-proposed
		approve-correction manifest.correction-approved
		reject-correction manifest.correction-rejected
		void manifest.voided
	`,
	shift: 'open shift.opened  close shift.closed !closed',
	stocktake: `
		open stocktake.opened                      count stocktake.counted
		close stocktake.closed                     reopen stocktake.reopened
		approve stocktake.approved                 abandon stocktake.abandoned
	`,
	alert: 'raise alert.raised  assign alert.assigned  close alert.closed  reopen alert.reopened'
};

/** Where a thing comes to rest: no other state can be reached from here, though something may still be written. */
export const rests: Record<string, string> = {
	container: 'treated consumed turned-away voided',
	label: '',
	booking: 'collected declined cancelled',
	round: 'closed cancelled',
	stop: 'signed',
	load: 'delivered cancelled',
	manifest: 'confirmed voided',
	shift: 'closed',
	stocktake: 'approved abandoned',
	alert: ''
};

/** What a late message does not set back over, in order. */
export const stages: Record<string, string> = {
	container: 'loaded departed delivered accepted refused treated',
	label: '',
	booking: '',
	round: 'planned dispatched under-way returned closed',
	stop: 'arrived collected signed',
	load: 'proposed approved sealed departed delivered',
	manifest: 'drafted issued moved-out in-transit arrived accepted partly-refused refused confirmed',
	shift: '',
	stocktake: '',
	alert: ''
};

/** `state: action → target` as a map of maps. */
export function readTable(text: string): Map<string, Map<string, string>> {
	const rows = text.split(/^\s*([\w-]+):/m).slice(1);
	const table = new Map<string, Map<string, string>>();
	for (let at = 0; at < rows.length; at += 2) {
		const state = rows[at]!;
		const steps = [...rows[at + 1]!.matchAll(/([\w-]+) (?:→ ([\w-]+)|=)/g)];
		table.set(state, new Map(steps.map(([, action, to]) => [action!, to ?? state])));
	}
	return table;
}

export const readEvents = (text: string): { name: string; writes: string; lands: string | undefined }[] =>
	[...text.matchAll(/([\w-]+) (\w+\.[\w-]+)(?: !([\w-]+))?/g)].map(([, name, writes, lands]) => ({
		name: name!,
		writes: writes!,
		lands
	}));
