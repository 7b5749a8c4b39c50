using Furrow.Registry;
using Furrow.Registry.Exchange;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;
using Microsoft.OData.Edm.Vocabularies;
using Microsoft.OData.Edm.Vocabularies.V1;

namespace Furrow.Server.OData;

/// <summary>The layers that a viewer may see as an entity data model (OData CSDL 4.01): a set for each.</summary>
internal sealed class ODataModel
{
    private const string Space = "Furrow";
    private readonly EdmEntityContainer container = new(Space, "Furrow");

    private ODataModel()
    {
    }

    /// <summary>For the library's parser.</summary>
    public EdmModel Edm { get; } = new();

    /// <summary>The sets, by name.</summary>
    public IReadOnlyList<ODataSet> Sets { get; private set; } = [];

    /// <summary>The model of these layers.</summary>
    public static ODataModel Of(IReadOnlyList<Layer> layers)
    {
        var model = new ODataModel();
        model.Edm.AddElement(model.container);
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        model.Sets = [.. layers.Select(layer => model.Add(layer, Name(layer.Collection.Name, taken)))];
        return model;
    }

    private ODataSet Add(Layer layer, string name)
    {
        var type = new EdmEntityType(Space, name + "Row");
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var columns = new List<ODataColumn>();
        foreach (var field in layer.Collection.Fields.Where(field => field.Type != FieldType.Geometry))
        {
            var column = new ODataColumn(field, Name(field.Name, taken));
            var property = type.AddStructuralProperty(column.Name, KindOf(field), isNullable: field.Name != "id");
            if (field.Name == "id")
                type.AddKeys(property);
            Say(property, LayerFile.Meaning(field));
            columns.Add(column);
        }

        Edm.AddElement(type);
        var set = container.AddEntitySet(name, type);
        Say(set, Ogc.Descriptions.About(layer));
        return new ODataSet(name, layer, set, columns);
    }

    private void Say(IEdmVocabularyAnnotatable what, string words)
    {
        if (words.Length == 0)
            return;
        var note = new EdmVocabularyAnnotation(
            what, CoreVocabularyModel.DescriptionTerm, new EdmStringConstant(words));
        note.SetSerializationLocation(Edm, EdmVocabularyAnnotationSerializationLocation.Inline);
        Edm.SetVocabularyAnnotation(note);
    }

    private static EdmPrimitiveTypeKind KindOf(Field field) => field.Type switch
    {
        FieldType.Integer => EdmPrimitiveTypeKind.Int64,
        FieldType.Number => EdmPrimitiveTypeKind.Double,
        FieldType.Boolean => EdmPrimitiveTypeKind.Boolean,
        FieldType.Date => EdmPrimitiveTypeKind.Date,
        FieldType.DateTime => EdmPrimitiveTypeKind.DateTimeOffset,
        _ => EdmPrimitiveTypeKind.String,
    };

    /// <summary>A simple identifier (CSDL 4.01, 15.2) that is not taken yet.</summary>
    private static string Name(string text, HashSet<string> taken)
    {
        var plain = string.Concat(text.Select(letter => char.IsLetterOrDigit(letter) ? letter : '_'));
        if (plain.Length == 0 || char.IsDigit(plain[0]))
            plain = "_" + plain;
        var name = plain.Length > 100 ? plain[..100] : plain;
        for (var number = 2; !taken.Add(name); number++)
            name = $"{plain}_{number}";
        return name;
    }
}

/// <summary>A set of entities: one layer.</summary>
/// <param name="Name">In the address.</param>
/// <param name="Layer">The layer.</param>
/// <param name="Edm">For the library's parser.</param>
/// <param name="Columns">Its fields in order, without the shape.</param>
internal sealed record ODataSet(string Name, Layer Layer, IEdmEntitySet Edm, IReadOnlyList<ODataColumn> Columns);

/// <summary>A field under the name that it has here.</summary>
internal sealed record ODataColumn(Field Field, string Name);
