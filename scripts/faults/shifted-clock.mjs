/** Preloaded into a server (`node --import`): its clock is wrong by so many days. PostgreSQL's clock stays right. */
const shift = Number(process.env.FAULTS_CLOCK_DAYS) * 86_400_000;
const RealDate = Date;

globalThis.Date = class ShiftedDate extends RealDate {
  constructor(...values) {
    super(...(values.length ? values : [RealDate.now() + shift]));
  }
  static UTC = RealDate.UTC;
  static parse = RealDate.parse;
  static now() {
    return RealDate.now() + shift;
  }
  static [Symbol.hasInstance](value) {
    return value instanceof RealDate;
  }
};
