"""Stands in for the package awsglue/transforms: each transform calls the method of the DynamicFrame, as its `__call__` does there."""


class ApplyMapping:
    @staticmethod
    def apply(frame, mappings, case_sensitive=False, transformation_ctx=""):
        return frame.apply_mapping(mappings, case_sensitive)


class DropFields:
    @staticmethod
    def apply(frame, paths, transformation_ctx=""):
        return frame.drop_fields(paths)


class Filter:
    @staticmethod
    def apply(frame, f, transformation_ctx=""):
        return frame.filter(f)


class Join:
    @staticmethod
    def apply(frame1, frame2, keys1, keys2, transformation_ctx=""):
        return frame1.join(keys1, keys2, frame2)


class RenameField:
    @staticmethod
    def apply(frame, old_name, new_name, transformation_ctx=""):
        return frame.rename_field(old_name, new_name)


class SelectFields:
    @staticmethod
    def apply(frame, paths, transformation_ctx=""):
        return frame.select_fields(paths)


class SelectFromCollection:
    @staticmethod
    def apply(dfc, key, transformation_ctx=""):
        return dfc.select(key)


class SplitFields:
    @staticmethod
    def apply(frame, paths, name1, name2, transformation_ctx=""):
        return frame.split_fields(paths, name1, name2)
