using System.Globalization;
using System.Text;
using System.Xml;
using Furrow.Registry.Memorials;

namespace Furrow.Registry.Exchange;

/// <summary>Museum objects as LIDO 1.1, the museums' harvesting format.</summary>
public static class Lido
{
    private const string Space = "http://www.lido-schema.org";
    private const string Terms = "http://terminology.lido-schema.org/";

    /// <summary>A LIDO file of objects that may be published.</summary>
    /// <param name="objects">The objects.</param>
    /// <param name="root">Address that the objects' own pages begin with, without a slash at the end.</param>
    public static byte[] Write(IEnumerable<PublishedObject> objects, string root)
    {
        ArgumentNullException.ThrowIfNull(objects);
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(false),
            Indent = true
        }))
        {
            xml.WriteStartElement("lido", "lidoWrap", Space);
            foreach (var one in objects)
                new Record(xml, one, root).Write();
            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    private sealed class Record(XmlWriter xml, PublishedObject one, string root)
    {
        private MuseumObject It => one.Object;

        public void Write() => In("lido", () =>
        {
            Identifier("lidoRecID", "lido00099", It.Id.ToString());
            In("descriptiveMetadata", () =>
            {
                Language();
                In("objectClassificationWrap", () => In("objectWorkTypeWrap", () =>
                    In("objectWorkType", () => Text("term", It.Kind))));
                Identification();
                Events();
                Relations();
            });
            In("administrativeMetadata", () =>
            {
                Language();
                if (It.Rights is { } rights)
                    In("rightsWorkWrap", () => RightsOf("rightsWorkSet", rights));
                In("recordWrap", () =>
                {
                    Identifier("recordID", "lido00100", one.Number);
                    In("recordType", () => Text("term", It.Count > 1 ? "group" : "item"));
                    In("recordSource", () => Name("legalBodyName", one.MuseumName));
                    In("recordInfoSet", () => Text("recordInfoLink", $"{root}/memorials.html#/objects/{It.Id}"));
                });
                if (one.Pictures.Count > 0)
                    In("resourceWrap", Resources);
            });
        });

        private void Identification() => In("objectIdentificationWrap", () =>
        {
            In("titleWrap", () => In("titleSet", () => Text("appellationValue", It.Title)));
            if (It.Inscriptions.Count > 0)
                In("inscriptionsWrap", Inscriptions);
            In("repositoryWrap", () => In("repositorySet", () =>
            {
                In("repositoryName", () => Name("legalBodyName", one.MuseumName));
                In("workID", () =>
                {
                    Attribute("type", Terms + "lido00113");
                    xml.WriteString(Clean(one.Number));
                });
            }));
            var words = It.Origin.Illustrative ? "Illustrative data, made up to show the product." : null;
            if (It.Description is not null || words is not null)
                In("objectDescriptionWrap", () => In("objectDescriptionSet", () => Text(
                    "descriptiveNoteValue", string.Join(' ', new[] { words, It.Description }.OfType<string>()))));
            if (It.Measurements.Count > 0)
                In("objectMeasurementsWrap", Measurements);
        });

        private void Inscriptions()
        {
            foreach (var words in It.Inscriptions)
                In("inscriptions", () => In("inscriptionTranscription", () =>
                {
                    xml.WriteAttributeString("xml", "lang", null, words.Language);
                    xml.WriteString(Clean(words.Text));
                }));
        }

        private void Measurements() => In("objectMeasurementsSet", () =>
        {
            Text("displayObjectMeasurements", string.Join(", ", It.Measurements.Select(one =>
                string.Create(CultureInfo.InvariantCulture, $"{one.What} {one.Value} {one.Unit}"))));
            In("objectMeasurements", () =>
            {
                foreach (var measure in It.Measurements)
                    In("measurementsSet", () =>
                    {
                        In("measurementType", () => Text("term", measure.What));
                        In("measurementUnit", () => Text("term", measure.Unit));
                        Text("measurementValue", measure.Value.ToString(CultureInfo.InvariantCulture));
                    });
            });
        });

        private void Events()
        {
            if (It.Made is null && It.Maker is null && It.Materials is null && It.FoundAt is null)
                return;
            In("eventWrap", () =>
            {
                if (It.Made is not null || It.Maker is not null || It.Materials is not null)
                    Event("lido00007", "production", It.Made, It.Maker, It.Materials);
                if (It.FoundAt is { } found)
                    Event("lido00226", "finding", found.On is { } on ? PartialDate.Parse($"{on:yyyy-MM-dd}") : null,
                        null, null);
            });
        }

        private void Event(string type, string word, PartialDate? date, string? who, string? materials) =>
            In("eventSet", () => In("event", () =>
            {
                In("eventType", () =>
                {
                    Text("conceptID", Terms + type, ("type", Terms + "lido00099"));
                    Text("term", word);
                });
                if (who is not null)
                    In("eventActor", () => In("actorInRole", () => In("actor", () =>
                        In("nameActorSet", () => Text("appellationValue", who)))));
                if (date is { } when)
                    In("eventDate", () =>
                    {
                        Text("displayDate", when.Text);
                        if (when is { Earliest: { } first, Latest: { } last })
                            In("date", () =>
                            {
                                Text("earliestDate", $"{first:yyyy-MM-dd}");
                                Text("latestDate", $"{last:yyyy-MM-dd}");
                            });
                    });
                if (materials is not null)
                    In("eventMaterialsTech", () => Text("displayMaterialsTech", materials));
            }));

        private void Relations()
        {
            if (one.People.Count == 0)
                return;
            In("objectRelationWrap", () => In("subjectWrap", () =>
            {
                foreach (var person in one.People)
                    In("subjectSet", () => In("subject", () => In("subjectActor", () => In("actor", () =>
                    {
                        Identifier("actorID", "lido00099", person.Id.ToString());
                        In("nameActorSet", () => Text("appellationValue", person.Name));
                    }))));
            }));
        }

        private void Resources()
        {
            foreach (var picture in one.Pictures)
                In("resourceSet", () =>
                {
                    In("resourceRepresentation", () => Text("linkResource",
                        $"{root}/iiif/{picture.Id}/full/max/0/default.jpg", ("formatResource", "image/jpeg")));
                    Text("resourceDescription", picture.Caption);
                    if (picture.Rights is { } rights)
                        RightsOf("rightsResource", rights);
                });
        }

        private void RightsOf(string element, Rights rights) => In(element, () =>
        {
            In("rightsType", () => Text("term", rights.Statement));
            if (rights.Holder is { } holder)
                In("rightsHolder", () => Name("legalBodyName", holder));
            if (rights.Credit is { } credit)
                Text("creditLine", credit);
        });

        private void Identifier(string element, string type, string value) => In(element, () =>
        {
            Attribute("type", Terms + type);
            Attribute("source", Clean(one.MuseumName));
            xml.WriteString(Clean(value));
        });

        private void Name(string element, string value) => In(element, () => Text("appellationValue", value));

        private void Language() => xml.WriteAttributeString("xml", "lang", null, "en");

        private void Attribute(string name, string value) => xml.WriteAttributeString("lido", name, Space, value);

        private void Text(string element, string value, params (string Name, string Value)[] attributes) =>
            In(element, () =>
            {
                foreach (var (name, text) in attributes)
                    Attribute(name, text);
                xml.WriteString(Clean(value));
            });

        private void In(string element, Action inside)
        {
            xml.WriteStartElement("lido", element, Space);
            inside();
            xml.WriteEndElement();
        }

        /// <summary>XML holds no control characters; a text that has some loses them.</summary>
        private static string Clean(string text)
        {
            var clean = new StringBuilder(text.Length);
            for (var i = 0; i < text.Length; i++)
            {
                if (XmlConvert.IsXmlChar(text[i]))
                    clean.Append(text[i]);
                else if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
                    clean.Append(text[i]).Append(text[++i]);
            }

            return clean.ToString();
        }
    }
}
