package org.broadsheet.sources;

class InMemoryAnnouncementsTest implements AnnouncementsContract {

    @Override
    public Announcements emptyList() {
        return new InMemoryAnnouncements();
    }
}
