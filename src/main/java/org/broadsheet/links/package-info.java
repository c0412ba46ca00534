/**
 * Signed links: who may do what, until when.
 *
 * <pre>{@code
 * String token = links.sign(new Link(Purpose.UNSUBSCRIBE, reader, ...));
 * switch (links.read(Purpose.UNSUBSCRIBE, token)) { case Valid(var link) -> ...; case Expired(var link) -> ...; case Forged() -> ...; }
 * }</pre>
 *
 * <p>A GET never changes anything; what a purpose allows is decided where it is used. Keys rotate: an old key verifies until its links have expired.
 */
package org.broadsheet.links;
