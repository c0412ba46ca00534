package org.broadsheet.files;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says in people's words why a file cannot be used: Java's own messages are no more than a path, or a class. */
public final class FileTrouble {

    private FileTrouble() {}

    /** The words for a pair of brackets: {@code there is no such file}, {@code this user may not}. */
    public static String why(IOException trouble) {
        return switch (trouble) {
            case NoSuchFileException missing -> "there is no such file";
            case AccessDeniedException denied -> "this user may not";
            case NotDirectoryException file -> "it is no folder";
            case FileAlreadyExistsException there -> "it is there already";
            case FileSystemLoopException loop -> "its links lead in a circle";
            case CharacterCodingException bytes -> "it is not UTF-8";
            case FileSystemException other when other.getReason() != null -> lowered(other.getReason());
            case FileSystemException other -> "the system does not say why";
            case IOException other when other.getMessage() != null -> lowered(other.getMessage());
            case IOException other -> "the system does not say why";
        };
    }

    /** The system begins with a capital letter: {@code Is a directory}. */
    private static String lowered(String sentence) {
        return sentence.isEmpty() ? sentence : Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
