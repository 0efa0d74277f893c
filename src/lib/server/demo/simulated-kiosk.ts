/**
 * What one kiosk would record when a container comes in: the drafts of its events, weighed, coded, printed and stored.
 *
 * Every draft is one that the real intake could have made: whole divisions, serials of its own lane, true notices.
 */
import { catalogue2025 } from '#lib/domain/catalogue/catalogue.ts';
import { digitalId } from '#lib/domain/codes/digital-id.ts';
import { laneRange } from '#lib/domain/codes/serials.ts';
import type { Uscc } from '#lib/domain/codes/uscc.ts';
import type { Day, DeviceId, PersonId, ShiftId, SlotName } from '#lib/domain/ids.ts';
import { labelSize, packagingOf } from '#lib/domain/packaging.ts';
import { agreementOn, suggestedSlot, type Zone } from '#lib/domain/point.ts';
import type { Notice } from '#lib/domain/container.ts';
import type { Body, EventType } from '#lib/journal/bodies.ts';
import type { Draft } from '#lib/journal/event.ts';
import { uuid7 } from '#lib/journal/uuid7.ts';
import { a9Frame } from './a9-frame.ts';
import { demoScale, type DemoEnterprise, type DemoPoint } from './province.ts';
import type { Seeded } from './random.ts';
import type { Habit } from './trades.ts';

type Stored = { container: string; slot: SlotName };

export class SimulatedKiosk {
	readonly #point: DemoPoint;
	readonly #device: DeviceId;
	readonly #lane: number;
	readonly #random: Seeded;
	readonly #held = new Map<SlotName, number>();
	#serials = new Map<string, number>();
	#day: Day = '1970-01-01' as Day;
	#midnight = 0;
	#boot = '';
	#person: PersonId = '' as PersonId;
	#shift: ShiftId | null = null;
	/** What was put into a slot today, for those that are moved later. */
	#storedToday: Stored[] = [];

	constructor({ point, device, lane, random }: { point: DemoPoint; device: DeviceId; lane: number; random: Seeded }) {
		this.#point = point;
		this.#device = device;
		this.#lane = lane;
		this.#random = random;
	}

	/** Begins a day: the kiosk was restarted, codes count anew. */
	begin(day: Day): void {
		this.#day = day;
		this.#midnight = Date.parse(`${day}T00:00:00+08:00`);
		this.#boot = `boot-${day}`;
		this.#serials = new Map();
		this.#storedToday = [];
	}

	/** @param second of the day, in China */
	openShift(second: number): Draft {
		this.#person = this.#random.pick(this.#point.staff).person;
		this.#shift = this.#id(second) as ShiftId;
		return this.#draft('shift.opened', second, { shift: this.#shift, person: this.#person });
	}

	closeShift(second: number): Draft {
		return this.#draft('shift.closed', second, { shift: this.#shift! });
	}

	/** A container from the scale to its slot: 4 or 5 events, or 2 when it is undone at once. */
	receive(second: number): Draft[] {
		const received = this.#received(second);
		const { container, code, codeSource, packaging } = received.body;
		if (this.#random.chance(3))
			return [received, this.#draft('container.voided', second + 4, { container, reason: 'undone', note: '' })];
		const steps: Draft[] = [received];
		if (codeSource === 'assigned') steps.push(this.#printed(second + 9, container, packaging));
		steps.push(this.#draft('label.verified', second + 21, { container, text: code! }));
		const slot = this.#slotFor(received.body.waste);
		this.#hold(container, slot);
		steps.push(
			this.#draft('container.stored', second + 40, { container, slot, how: this.#random.chance(80) ? 'scan' : 'pick' })
		);
		if (this.#random.chance(2)) {
			steps.push(
				this.#draft('container.voided', second + 95, {
					container,
					reason: 'mistake',
					note: '选错了产废单位，已重新入库'
				})
			);
			this.#storedToday.pop();
		}
		return steps;
	}

	/** A container that is weighed and labelled and waits for its slot: the next shift finishes it. */
	receiveAndLeaveOpen(second: number): Draft[] {
		const received = this.#received(second, 'assigned');
		return [received, this.#printed(second + 9, received.body.container, received.body.packaging)];
	}

	/** Something stored today goes to another slot of its zone; undefined when nothing was stored yet. */
	move(second: number): Draft | undefined {
		const stored = this.#storedToday.at(-1);
		if (!stored) return undefined;
		const zone = this.#point.zones.find(({ slots }) => slots.includes(stored.slot))!;
		const slot = this.#random.pick(zone.slots);
		this.#storedToday.pop();
		this.#hold(stored.container, slot);
		return this.#draft('container.stored', second, { container: stored.container, slot, how: 'pick' });
	}

	#received(second: number, source?: 'assigned') {
		const random = this.#random;
		const enterprise = random.pick(this.#point.enterprises);
		const stranger = random.chance(1);
		const habit = this.#habitOf(enterprise);
		const entry = catalogue2025.byCode.get(habit.waste)!;
		const arrived = source === undefined && !stranger && enterprise.uscc !== null && random.chance(6);
		const unit = arrived ? (enterprise.uscc as Uscc) : (this.#point.company.unit as Uscc);
		const weighing = this.#weighing(habit);
		return this.#draft('container.received', second, {
			container: this.#id(second),
			enterprise: stranger ? null : enterprise.id,
			enterpriseName: stranger ? '示例流动修理摊' : enterprise.name,
			waste: entry.code,
			edition: entry.edition,
			hazards: [...entry.hazards.listed],
			form: habit.form,
			packaging: habit.packaging,
			weighing,
			code: digitalId({ unit, waste: entry.code, day: this.#day, serial: this.#serial(unit, entry.code) }),
			codeSource: arrived ? 'arrived' : 'assigned',
			temporary: null,
			nationalQr: null,
			day: this.#day,
			photos: [],
			notices: stranger ? ['enterprise-unknown'] : this.#notices(enterprise, weighing.gross)
		});
	}

	#notices(enterprise: DemoEnterprise, gross: number): Notice[] {
		const agreement = agreementOn(enterprise, this.#day);
		const notices: Notice[] =
			agreement === 'valid' ? [] : [agreement === 'none' ? 'agreement-missing' : 'agreement-expired'];
		if (gross < demoScale.division * 20) notices.push('below-minimum');
		return notices;
	}

	#weighing({ packaging, from, to }: Habit): Body<'container.received'>['weighing'] {
		const gross =
			this.#random.between(Math.ceil(from / demoScale.division), Math.floor(to / demoScale.division)) *
			demoScale.division;
		const tare = packagingOf(packaging)!.presetTare;
		return {
			gross,
			tare,
			net: gross - tare,
			tareSource: 'preset',
			scale: demoScale,
			stableBy: 'window',
			frames: Array.from({ length: 6 }, () => a9Frame(gross))
		};
	}

	#habitOf({ trade }: DemoEnterprise): Habit {
		const spread = trade.habits.flatMap((habit) => Array.from({ length: habit.weight }, () => habit));
		return this.#random.pick(spread);
	}

	/** The next serial of the lane for a code of this company; an enterprise that labels at home counts from 1. */
	#serial(unit: Uscc, waste: string): number {
		const own = unit === this.#point.company.unit;
		const key = unit + waste;
		const serial = (this.#serials.get(key) ?? (own ? laneRange(this.#lane).from - 1 : 0)) + 1;
		if (own && serial > laneRange(this.#lane).to) throw new RangeError('a simulated day brings more than a lane holds');
		this.#serials.set(key, serial);
		return serial;
	}

	#slotFor(waste: string): SlotName {
		const zones = this.#point.zones as Zone[];
		return suggestedSlot(zones, `HW${waste.slice(-2)}`, this.#held)!.slot;
	}

	#hold(container: string, slot: SlotName): void {
		this.#held.set(slot, (this.#held.get(slot) ?? 0) + 1);
		this.#storedToday.push({ container, slot });
	}

	#printed(second: number, container: string, packaging: string): Draft {
		return this.#draft('label.printed', second, {
			container,
			copy: 1,
			printer: 'twin',
			millimetres: labelSize(packagingOf(packaging)!.litres)
		});
	}

	#id(second: number): string {
		return uuid7(this.#midnight + second * 1000, this.#random.bytes(16));
	}

	#draft<Type extends EventType>(type: Type, second: number, body: Body<Type>): Draft<Type> {
		const at = this.#midnight + second * 1000 + this.#random.below(1000);
		return {
			id: uuid7(at, this.#random.bytes(16)),
			point: this.#point.id,
			device: this.#device,
			at: new Date(at).toISOString(),
			monotonic: { boot: this.#boot, ms: at - this.#midnight - 7 * 3_600_000 },
			actor: this.#person,
			shift: this.#shift,
			type,
			body
		};
	}
}
