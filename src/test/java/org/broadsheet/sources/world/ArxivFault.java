package org.broadsheet.sources.world;

/** What can be wrong with an answer of arXiv. */
enum ArxivFault {
    NONE,
    /** One category is still that of the day before. */
    STALE_CATEGORY,
    /** All of it is still that of the day before. */
    DAY_BEHIND,
    /** The same, under today's date. */
    DAY_BEHIND_NEW_DATE,
    /** Well-formed, but the second half of the papers is not there. */
    HALF,
    /** Cut in the middle of an entry. */
    CUT_XML,
    /** Today's papers under yesterday's date. */
    DATES_LAG,
    /** No entry at all. */
    EMPTY,
    UNAVAILABLE_503,
    TOO_MANY_429,
    CONNECTION_CUT,
    REDIRECT_LOOP,
    /** A feed that says "error", with status 200. */
    ERROR_200,
    /** Latin-1 that says it is UTF-8. */
    WRONG_CHARSET,
    ENTITY_BOMB,
    /** Never finished within the client's patience. */
    SLOW,
    /** "Not modified", whatever has been announced meanwhile. */
    NOT_MODIFIED_304,
    /** The page of a hotel's network, with status 200. */
    STRANGE_PAGE_200,
    NOTHING_AT_ALL_200,
    NOT_FOUND_404,
    FORBIDDEN_403,
    BROKEN_500,
    /** Cut off within the packing. */
    CUT_GZIP,
    /** Fewer bytes than were promised. */
    CUT_LENGTH,
    /** A Retry-After as a date. */
    COME_BACK_AT_503,
    /** A Retry-After that nobody can mean. */
    COME_BACK_NEVER_429,
    /** Half of the records, and nothing that says there are more. */
    CUT_LIST,
    /** A list that gives its first page again and again. */
    SAME_PAGE,
    /** Empty pages where there are records, with their true number. */
    EMPTY_PAGES,
    /** Dates of next year. */
    FUTURE,
    /** A Retry-After of a server whose clock is a year ahead. */
    COME_BACK_NEXT_YEAR_503,
    /** And of one whose clock is a day behind. */
    COME_BACK_YESTERDAY_429,
    /** A list that loses its first record while it is read, so that each page begins one record too late. */
    PAGES_SHIFT,
    /** The second page of a list is refused, whenever it is asked for. */
    TOKEN_REFUSED,
    /** Each record twice. */
    TWICE_EACH,
    /** In UTF-16, and says so. */
    UTF_16,
    NO_CONTENT_204,
    ACCEPTED_202,
    /** Says that it is packed, and is not. */
    PLAIN_AS_GZIP,
    /** Half of the records have lost their number. */
    NUMBERLESS,
    /** Every new paper is called a new version of an old one. */
    ALL_REPLACED,
    /** Half of the records are said to be deleted. */
    DELETED,
    /** A third of the papers have moved to another category. */
    MOVED
}
