package org.broadsheet.app;

import java.util.List;
import java.util.Map;
import org.broadsheet.delivery.Composer;
import org.broadsheet.delivery.Courier;
import org.broadsheet.delivery.MessageKey;
import org.broadsheet.store.JdbcNodes;
import org.broadsheet.store.JdbcRests;

/** Who carries messages out: composed anew from their keys when their turn comes, and sealed and sent as the settings say. */
final class CourierWiring {

    private CourierWiring() {}

    static Courier of(Instance instance) {
        JdbcNodes nodes = new JdbcNodes(instance.database(), instance.node());
        return new Courier(
                new Courier.Tools(
                        instance.outbox(),
                        new JdbcRests(instance.database(), instance.node()),
                        Map.of(
                                "digest", new Digests(instance),
                                "confirm", key -> instance.desk().composer().compose(key),
                                "welcome", key -> instance.desk().composer().compose(key),
                                "answer", key -> instance.desk().composer().compose(key),
                                "operator", key -> instance.operatorLetter().compose(key)),
                        instance.mail()
                                .press(message -> instance.desk().tokens().replyTo(message)),
                        instance.mail().transport(),
                        instance.data().toFile()::getUsableSpace,
                        () -> nodes.living(instance.time().instant()),
                        instance.time()),
                instance.config().delivery());
    }

    /** Made when the first digest goes out: its templates take time at the start. */
    private record Digests(Instance instance) implements Composer {

        @Override
        public Composition compose(MessageKey key) {
            return instance.digestMail().compose(key);
        }

        @Override
        public boolean composesAgain() {
            return true;
        }

        @Override
        public Composer forAll(List<MessageKey> keys) {
            return instance.digestMail().forAll(keys);
        }
    }
}
