package org.broadsheet.text;

import java.util.List;
import org.broadsheet.Fuzz;
import org.junit.jupiter.api.Test;

class TextFuzzTest {

    @Test
    void anyBytesBecomeText() {
        Fuzz.ofBytes("text", bytes -> {
                    for (String label : List.of("", "utf-16", "gb2312", "iso-2022-jp")) {
                        Clean.lines(Decoding.text(bytes, label));
                    }
                })
                .seeds("Erdős – 论文", "\u001b$B%F%9%H\u001b(B", "\ufeffx", "\u001b$A\u000e!!\u000f")
                .run();
    }
}
