package org.broadsheet.web.http;

/**
 * From where a request comes, as far as proxies that we trust say.
 *
 * @param address of one customer: an IPv4 address, or the first 64 bits of an IPv6 address
 * @param network addresses among which one holder may easily change: the first 24 bits of IPv4, 48 of IPv6
 */
public record Client(String address, String network) {}
