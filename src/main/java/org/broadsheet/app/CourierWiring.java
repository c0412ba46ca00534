package org.broadsheet.app;

import java.util.Map;
import org.broadsheet.delivery.Courier;
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
                                "digest", key -> instance.digestMail().compose(key),
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
}
