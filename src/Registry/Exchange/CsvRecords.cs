using System.Text;

namespace Furrow.Registry.Exchange;

/// <summary>
/// Cuts CSV (RFC 4180) into records; blank lines are passed over, unquoted values lose the blanks around them.
/// </summary>
internal sealed class CsvRecords(string first, TextReader rest, char delimiter, RowLimits limits)
{
    private readonly StringBuilder value = new();
    private int position;
    private int nextLine = 1;

    /// <summary>The line on which the last record began, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>The values of the next record; null at the end.</summary>
    public List<string>? Next()
    {
        while (Peek() is '\r' or '\n')
            Take();
        if (Peek() < 0)
            return null;
        Line = nextLine;
        var record = new List<string>();
        do
        {
            record.Add(Value());
            if (record.Count > 2 * limits.Columns)
                throw new Refusal("import.too-many-columns",
                    $"Line {Line} has more than {2 * limits.Columns:N0} values; the file may have at most "
                    + $"{limits.Columns:N0} columns.");
        }
        while (Ends(delimiter));
        while (Peek() is '\r' or '\n')
            Take();
        return record;
    }

    private string Value()
    {
        value.Clear();
        while (Peek() == ' ')
            Take();
        return Peek() == '"' ? Quoted() : Bare();
    }

    private string Bare()
    {
        while (Peek() is var letter && letter >= 0 && letter != delimiter && letter is not ('\r' or '\n'))
            Append((char)Take());
        return value.ToString().Trim();
    }

    private string Quoted()
    {
        Take();
        while (true)
        {
            var letter = Take();
            if (letter < 0)
                throw new Refusal("import.csv-malformed",
                    $"A quotation mark opened in the record of line {Line} is never closed.");
            if (letter != '"')
                Append((char)letter);
            else if (Peek() == '"')
                Append((char)Take());
            else
                break;
        }

        while (Peek() == ' ')
            Take();
        if (Peek() is var next && next >= 0 && next != delimiter && next is not ('\r' or '\n'))
            throw new Refusal("import.csv-malformed",
                $"In the record of line {Line}, text follows a closing quotation mark; quote the whole value "
                + "and double the marks inside it.");
        return value.ToString().Trim();
    }

    private void Append(char letter)
    {
        value.Append(letter);
        if (value.Length > limits.Text)
            throw new Refusal("import.text-too-long", $"A value in the record of line {Line} is longer than "
                + $"{limits.Text:N0} characters; is a quotation mark left open?");
    }

    private bool Ends(char letter)
    {
        if (Peek() != letter)
            return false;
        Take();
        return true;
    }

    private int Peek() => position < first.Length ? first[position] : rest.Peek();

    private int Take()
    {
        var letter = position < first.Length ? first[position++] : rest.Read();
        if (letter == '\n')
            nextLine = checked(nextLine + 1);
        return letter;
    }
}
