import { type NeedStage, stageRank } from './stage.ts';

/** Who moves a request that a receiver has in hand. */
export type Mover = 'receiver' | 'enterprise' | 'secretary' | 'system';

/** What a stage is reached by, where it is more than a word: the act itself makes the move. */
export type Act = 'viewing' | 'quote' | 'reservation' | 'proof' | 'rating' | 'pool' | 'merge';

type Move = {
  from: readonly NeedStage[];
  to: NeedStage;
  by: readonly Mover[];
  /** Reached only through this act. */
  act?: Act;
  /** Needs words that say why. */
  why?: true;
};

const talks: readonly NeedStage[] = ['L80', 'L90', 'L100', 'L110', 'L120'];
const early: readonly NeedStage[] = ['L10', 'L20', 'L30', 'L40', 'L50', 'L70'];
const inHand: readonly NeedStage[] = [...early, ...talks, 'L130', 'on_hold'];

/** Every move that can be made with a request in a receiver's hands. What stands in no line is a forced move: permission and a reason. */
export const moves: readonly Move[] = [
  { from: ['L10'], to: 'L20', by: ['receiver'] },
  { from: ['L20'], to: 'L30', by: ['receiver'] },
  { from: ['L20', 'L30'], to: 'L40', by: ['receiver'] },
  { from: ['L30', 'L40', 'L50'], to: 'L20', by: ['receiver'], why: true },
  { from: ['L40'], to: 'L50', by: ['receiver'] },
  { from: ['L40', 'L50'], to: 'L70', by: ['receiver'] },
  { from: ['L70'], to: 'L80', by: ['receiver'] },
  { from: ['L90', 'L100', 'L110', 'L120'], to: 'L80', by: ['receiver'], why: true },
  { from: ['on_hold'], to: 'L80', by: ['receiver'] },
  { from: talks, to: 'L90', by: ['receiver'], act: 'viewing' },
  { from: talks, to: 'L100', by: ['receiver'], act: 'quote' },
  { from: ['L80', 'L90', 'L100'], to: 'L110', by: ['receiver'] },
  { from: talks, to: 'L120', by: ['receiver'], act: 'reservation' },
  { from: ['L100', 'L110', 'L120'], to: 'L130', by: ['receiver'], act: 'proof' },
  { from: ['L130'], to: 'L140', by: ['enterprise'], act: 'proof' },
  { from: ['L130'], to: 'L110', by: ['enterprise'], act: 'proof', why: true },
  { from: ['L140'], to: 'L150', by: ['enterprise'], act: 'rating' },
  { from: inHand, to: 'lost', by: ['receiver'], why: true },
  { from: inHand, to: 'elsewhere', by: ['receiver', 'enterprise'], why: true },
  { from: [...early, ...talks], to: 'on_hold', by: ['receiver'], why: true },
  { from: inHand, to: 'cancelled', by: ['enterprise'] },
  { from: [...early, ...talks, 'on_hold'], to: 'pool', by: ['receiver'], act: 'pool', why: true },
  { from: early, to: 'pool', by: ['system'], act: 'pool' },
  { from: inHand, to: 'expired', by: ['system'] },
  { from: inHand, to: 'merged', by: ['secretary'], act: 'merge', why: true },
];

/** The move from one stage to another by somebody; undefined where it is none of theirs. `act` names the act that makes it, if any. */
export function moveOf(from: NeedStage, to: NeedStage, by: Mover, act?: Act): Move | undefined {
  return moves.find(move => move.to === to && move.from.includes(from) && move.by.includes(by) && move.act === act);
}

/** The stages that a receiver can choose next by a word alone, in the order of the table. */
export function nextStages(from: NeedStage): NeedStage[] {
  return moves.filter(move => move.from.includes(from) && move.by.includes('receiver') && !move.act).map(move => move.to);
}

/** What a receiver can do from a stage: the stages that a word leads to, with whether words for the enterprise are needed, and those that an act leads to. */
export function movesFrom(from: NeedStage): { byWord: { to: NeedStage; why: boolean }[]; byAct: NeedStage[] } {
  const own = moves.filter(move => move.from.includes(from) && move.by.includes('receiver'));
  return {
    byWord: own.filter(move => !move.act).map(move => ({ to: move.to, why: move.why === true })),
    byAct: own.filter(move => move.act && move.act !== 'pool').map(move => move.to),
  };
}

/** The next stage onward that a word leads to; what can be left out is left out. Undefined where only an act leads on. */
export function onwardStage(from: NeedStage): NeedStage | undefined {
  const beyond = (stage: NeedStage) => (stageRank(stage) ?? 0) > (stageRank(from) ?? 0);
  return nextStages(from).find(stage => beyond(stage) && stage !== 'L30' && stage !== 'L50');
}

/** The stages in which a receiver has a request in hand and something is owed. */
export const openStages = inHand;
