package org.broadsheet.sources;

class InMemoryDayLedgerTest implements DayLedgerContract {

    @Override
    public DayLedger emptyLedger() {
        return new InMemoryDayLedger();
    }
}
