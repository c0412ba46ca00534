package org.broadsheet.subscription;

/** Where a request comes from whose sender has proved nothing; the limits on strangers count by it. */
public sealed interface Asker {

    /**
     * On a page.
     *
     * @param address of one customer, such as an IPv4 address or the first 64 bits of an IPv6 address
     * @param network addresses among which one holder may easily change: the first 24 bits of IPv4, 48 of IPv6
     */
    record Page(String address, String network) implements Asker {}

    /** By letter: its From line proves nothing, and who handed it in is not known. */
    record Letter() implements Asker {}

    /** From within: the operator. */
    record House() implements Asker {}
}
