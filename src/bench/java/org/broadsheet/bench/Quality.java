package org.broadsheet.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.broadsheet.digest.VarietyCost;
import org.broadsheet.matching.CalibrationMaker;
import org.broadsheet.matching.QualityFigures;

/** The figures of {@code benchmarks.md}, section "Quality": which one, and the folder of the data; {@code foreign}
 * takes the folders of other data behind it, {@code calibration} any number of them. */
public final class Quality {

    private Quality() {}

    public static void main(String[] arguments) throws IOException {
        Path data = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "foreign" ->
                QualityFigures.foreign(
                        data, Arrays.stream(arguments).skip(2).map(Path::of).toList());
            case "calibration" ->
                CalibrationMaker.learn(
                        Arrays.stream(arguments).skip(1).map(Path::of).toList());
            case "variety" -> VarietyCost.measure(data);
            default -> QualityFigures.measure(arguments[0], data);
        }
    }
}
